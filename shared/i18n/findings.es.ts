import type en from './findings.en.ts';

export default {
  'findings.title': 'Hallazgos',
  'findings.none':
    'Aún no hay ninguno. Un hallazgo son una o dos frases: qué vieron, dónde se cumplió y dónde no.',
  'findings.capture': 'Anotar un hallazgo',
  'findings.text': '¿Qué encontró?',
  'findings.text.hint': 'Una o dos frases. Ctrl+Intro lo guarda.',
  'findings.held': 'Dónde se cumplió',
  'findings.notHeld': 'Dónde no',
  'findings.network': 'Red',
  'findings.keep': 'Guardar',
  'findings.kept': 'El hallazgo quedó guardado con «{place}».',
  'findings.short': 'Escriba al menos unas palabras.',
  'findings.heldIn': 'Se cumplió: {where}',
  'findings.notHeldIn': 'No: {where}',
  'findings.by': '{by}, {organisation}',
  'findings.remove': 'Quitar el hallazgo «{text}»',
  'findings.removed': 'Quitado: «{text}»',
} satisfies Record<keyof typeof en, string>;
