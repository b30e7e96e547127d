export { Sheets as default } from './Sheets.tsx';
