export { Section } from '../../editor/Section.tsx';
