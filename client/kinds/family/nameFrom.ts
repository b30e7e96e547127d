/** "Student first name" and "{{Student_First_Name}}" mean student_first_name. */
export function nameFrom(typed: string): string {
  return typed
    .replace(/[{}]/g, '')
    .trim()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}
