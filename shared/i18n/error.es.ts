/** Lo que significa una llamada rechazada para quien la hizo, según su código. */
export default {
  'error.badRequest': 'Algo del formulario aún no está bien. Revise los campos marcados.',
  'error.signedOut': 'Su sesión está cerrada. Iníciela e inténtelo de nuevo.',
  'error.wrongPassword': 'El correo y la contraseña no coinciden.',
  'error.forbiddenOrigin':
    'Esta página se abrió en una dirección distinta de la de su espacio de trabajo. Ábrala en su propia dirección.',
  'error.askFacilitator':
    'Esta invitación es para otra dirección de correo. Pida a quien facilita la red una para la suya.',
  'error.notFound': 'Esto no existe o no se comparte con usted. Pregunte a quien le envió el enlace.',
  'error.emailTaken':
    'Ya hay una cuenta con esta dirección de correo. Inicie sesión y abra la invitación otra vez.',
  'error.alreadySetUp': 'Este espacio de trabajo ya está configurado. Inicie sesión.',
  'error.notLive': 'Este documento está congelado o a punto de estarlo, así que no se puede cambiar.',
  'error.notReady': 'Hay que corregir algunas cosas antes de publicar.',
  'error.reasonNeeded': 'Escriba una razón por la que se puede publicar a pesar de los avisos.',
  'error.gone': 'Esta invitación ya se usó, se retiró o caducó. Pida una nueva a quien se la envió.',
  'error.tooLarge': 'Es demasiado de una vez. Envíe menos.',
  'error.tooMany': 'Demasiados intentos. Espere unos minutos e inténtelo de nuevo.',
  'error.lastFacilitator': 'Una red necesita a alguien que la facilite. Dé antes ese papel a otra persona.',
  'error.lastAdministrator':
    'Alguien tiene que cuidar de la organización. Invite antes a otra persona a hacerlo.',
  'error.unexpected': 'Algo falló en el servidor. No se cambió nada; inténtelo de nuevo.',
  'error.unavailable': 'El servidor está ocupado en este momento. Inténtelo de nuevo en un rato.',
} as const;
