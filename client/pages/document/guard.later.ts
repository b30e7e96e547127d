export { personalInContent } from '../../../shared/guard/inContent.ts';
