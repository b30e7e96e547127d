import type { PathwayWords } from './pathway.ts';

export default {
  title: 'Pensamiento computacional, de kindergarten a quinto grado',
  about:
    'Cuatro unidades cortas al año, casi todas sin pantalla. Cambia las semanas, el orden y las palabras según tus escuelas.',
  framework: 'Metas locales',
  standards: {
    'CT.1': 'Divide una tarea en partes más pequeñas.',
    'CT.2': 'Pone los pasos en un orden que funciona.',
    'CT.3': 'Encuentra lo que se repite y lo aprovecha.',
    'CT.4': 'Deja fuera lo que no importa.',
    'CT.5': 'Prueba, encuentra el error y lo arregla.',
    'CT.6': 'Muestra información con símbolos y números.',
    'CT.7': 'Decide con «si… entonces».',
    'CT.8': 'Explica a otros por qué funciona una solución.',
  },
  units: {
    order: [
      'Primero, después, al final',
      '¿Qué pasa si cambiamos dos pasos de lugar?',
      'Ordena cuatro dibujos de una rutina y la cuenta.',
    ],
    patterns: ['Patrones para aplaudir', '¿Qué sigue y cómo lo sabes?', 'Continúa un patrón e inventa otro.'],
    parts: [
      'Tareas pequeñas, tarea grande',
      '¿Qué tareas pequeñas hacen falta para ordenar el salón?',
      'Nombra tres partes de una tarea conocida.',
    ],
    retry: ['Uy, otra vez', '¿Dónde falló?', 'Señala el paso que falló y lo cambia.'],
    arrows: [
      'Flechas por el piso',
      '¿Puede otra persona seguir nuestros pasos?',
      'Escribe con flechas un camino que un compañero puede seguir.',
    ],
    symbols: [
      'Señales y símbolos',
      '¿Cómo puede una marca representar algo?',
      'Hace la leyenda de un mapa del salón.',
    ],
    loops: [
      'Una y otra vez',
      '¿Qué podemos decir una vez en lugar de cinco?',
      'Acorta un baile nombrando lo que se repite.',
    ],
    mendMap: [
      'Arreglar el mapa',
      '¿Cómo encontramos la flecha equivocada?',
      'Arregla un camino y dice qué estaba mal.',
    ],
    event: [
      'Planear un evento de la clase',
      '¿Quién hace qué y qué tiene que esperar?',
      'Dibuja un plan con partes, orden y responsables.',
    ],
    rules: [
      'Si llueve',
      '¿Qué hacemos cuando depende?',
      'Escribe tres reglas «si… entonces» para el recreo.',
    ],
    messages: [
      'Mensajes secretos',
      '¿Qué deben saber las dos partes?',
      'Escribe y lee un mensaje en un código de dos signos.',
    ],
    animation: [
      'Un cuento que se mueve',
      '¿Qué pasos hacen que el dibujo se mueva?',
      'Hace una animación corta con una repetición.',
    ],
    abstraction: [
      '¿Qué podemos quitar?',
      '¿Qué no muestra un buen mapa?',
      'Dibuja un mapa para un fin y dice qué falta a propósito.',
    ],
    sorting: [
      'Máquinas de clasificar',
      '¿Qué preguntas clasifican más rápido?',
      'Construye un árbol de preguntas de sí o no.',
    ],
    binary: [
      'Números con dos signos',
      '¿Hasta dónde se cuenta con cinco tarjetas?',
      'Escribe el día de su cumpleaños con dos signos.',
    ],
    bugHunt: [
      'A la caza del error',
      '¿Cómo probamos una cosa a la vez?',
      'Encuentra dos errores en un programa y lleva un registro.',
    ],
    gameDesign: [
      'Diseñar un juego',
      '¿Cuáles son las partes de un juego?',
      'Describe un juego por sus partes antes de hacerlas.',
    ],
    naming: [
      'Nombrarlo una vez, usarlo siempre',
      '¿Cuándo conviene ponerle nombre a unos pasos?',
      'Usa unos pasos con nombre en dos programas.',
    ],
    pictures: [
      'Dibujos con números',
      '¿Cómo cuentan los números un dibujo?',
      'Convierte un dibujo en números y al revés.',
    ],
    gameRules: [
      'Un juego que decide',
      '¿Qué necesita saber el juego?',
      'Agrega reglas que responden al jugador.',
    ],
    models: [
      'Modelos de nuestro pueblo',
      '¿Qué debe conservar un modelo para servir?',
      'Compara dos modelos de una misma cosa y sus límites.',
    ],
    userTests: [
      'Probarlo con otra persona',
      '¿Qué aprendimos al observar?',
      'Mejora un programa tras dos rondas de pruebas.',
    ],
    teamwork: [
      'Muchas manos, un proyecto',
      '¿Cómo encajan partes hechas por separado?',
      'Hace una parte que encaja con las demás.',
    ],
    schoolNeed: [
      'Algo que nuestra escuela necesita',
      '¿El problema de quién resolvemos y le sirve?',
      'Presenta una solución y explica por qué funciona.',
    ],
  },
} satisfies PathwayWords;
