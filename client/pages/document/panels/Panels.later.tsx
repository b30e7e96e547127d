export { Panels as default } from './Panels.tsx';
