/** An emoji, and what people call it: English names, then Spanish ones. */
export interface Emoji {
  readonly sign: string;
  readonly en: string;
  readonly es: string;
  readonly words: string;
}

const list = `
😀 smile grin happy | sonrisa feliz
😄 laugh joy | risa alegría
😂 tears_of_joy lol | llorar_de_risa
🙂 slight_smile | sonrisa_leve
😉 wink | guiño
😊 blush pleased | sonrojado contento
😍 heart_eyes love | enamorado ojos_de_corazón
🤩 star_struck wow | estrellas asombro
🥳 party celebrate | fiesta celebrar
😎 cool sunglasses | genial gafas
🤔 thinking hmm | pensando duda
🤨 raised_eyebrow doubt | ceja_levantada
😐 neutral | neutral serio
🙄 eye_roll | ojos_en_blanco
😬 grimace awkward | mueca incómodo
😴 sleeping tired | dormido sueño
😌 relieved calm | aliviado calma
😕 confused | confundido
😟 worried | preocupado
😮 surprised open_mouth | sorprendido
😢 sad cry | triste lágrima
😭 sob crying | llanto llorar
😤 frustrated huff | frustrado
😡 angry mad | enojado enfadado
😱 scream shock | grito susto
🤯 mind_blown | alucinado mente_volada
🤒 sick fever | enfermo fiebre
🤧 sneeze cold | estornudo resfriado
😷 mask | mascarilla cubrebocas
🤗 hug | abrazo
🤫 quiet shh | silencio
🤝 handshake agreement | acuerdo apretón_de_manos
👍 thumbs_up yes ok | pulgar_arriba sí vale
👎 thumbs_down no | pulgar_abajo no
👏 clap applause | aplauso bravo
🙌 raised_hands hooray | manos_arriba hurra
🙏 thanks please pray | gracias por_favor rezar
👋 wave hello bye | hola adiós saludo
✋ raised_hand stop | mano alto
🖐️ hand five | mano cinco
👌 ok_hand perfect | perfecto
✌️ victory peace | victoria paz
🤞 fingers_crossed luck | dedos_cruzados suerte
👉 point_right | señalar_derecha
👈 point_left | señalar_izquierda
👆 point_up | señalar_arriba
👇 point_down | señalar_abajo
✍️ writing | escribir escribiendo
💪 strong muscle | fuerza músculo
🧠 brain | cerebro
👀 eyes look | ojos mirar
👂 ear listen | oído escuchar
🗣️ speaking voice | hablar voz
👤 person user | persona usuario
👥 people group | personas grupo
🧑‍🏫 teacher | docente maestra profesor
🧑‍🎓 student graduate | estudiante graduado
🧑‍💼 principal office_worker | directora oficina
🧑‍🔬 scientist | científica
🧑‍⚕️ nurse doctor health | enfermera médico salud
🧑‍💻 technologist computer_person | informática
🧑‍🍳 cook | cocinera
👩‍👩‍👧 family two_mothers | familia dos_madres
👨‍👩‍👧‍👦 family parents | familia padres
👪 family_group | familia
🧒 child | niña niño
👶 baby | bebé
🧑 adult | adulto
👵 grandmother | abuela
👴 grandfather | abuelo
🏃 running | correr
🚶 walking | caminar
🧑‍🦽 wheelchair manual_wheelchair | silla_de_ruedas
🧑‍🦯 white_cane blind | bastón_blanco
🧏 deaf | sorda sordo
❤️ heart love red_heart | corazón amor
🧡 orange_heart | corazón_naranja
💛 yellow_heart | corazón_amarillo
💚 green_heart | corazón_verde
💙 blue_heart | corazón_azul
💜 purple_heart | corazón_morado
🖤 black_heart | corazón_negro
💔 broken_heart | corazón_roto
💯 hundred perfect_score | cien
💬 speech comment | comentario bocadillo
💭 thought | pensamiento
💡 idea light_bulb | idea bombilla
🔥 fire hot | fuego
✨ sparkles new | brillos nuevo
⭐ star favorite | estrella favorito
🌟 glowing_star | estrella_brillante
🎉 tada celebration | celebración confeti
🎊 confetti | confeti
🎈 balloon | globo
🎁 gift | regalo
🏆 trophy win | trofeo ganar
🥇 gold first | oro primero
🏅 medal | medalla
🎯 target goal bullseye | meta objetivo diana
🚀 rocket launch | cohete lanzar
🏁 finish_flag | meta_bandera
🚩 flag red_flag | bandera alerta
🏫 school | escuela
🏢 office building | oficina edificio
🏠 house home | casa hogar
🏥 hospital | hospital
🚌 bus school_bus | autobús camión
🚍 oncoming_bus | autobús_de_frente
🚗 car | coche carro
🚲 bicycle bike | bicicleta
🚸 children_crossing | cruce_escolar
🚦 traffic_light | semáforo
🚪 door | puerta
🪑 chair seat | silla
📚 books reading | libros lectura
📖 open_book | libro_abierto
📕 book | libro
📓 notebook | cuaderno
📝 memo note | nota apuntes
✏️ pencil edit | lápiz editar
🖊️ pen | bolígrafo pluma
🖍️ crayon | crayón
📏 ruler measure | regla medir
📐 triangle | escuadra
✂️ scissors cut | tijeras cortar
📎 paperclip attachment | clip adjunto
📌 pin pushpin | chincheta fijar
📍 place location | lugar ubicación
🎒 backpack | mochila
🎓 graduation | graduación
🧮 abacus math | ábaco matemáticas
🔬 microscope science | microscopio ciencia
🧪 test_tube experiment | tubo_de_ensayo experimento
🔭 telescope | telescopio
🎨 art palette | arte paleta
🎵 music note_music | música
🎭 theater drama | teatro
⚽ soccer ball | fútbol
🏀 basketball | baloncesto
🧩 puzzle piece | rompecabezas pieza
🗓️ calendar date | calendario fecha
📅 date_page day | día
⏰ alarm clock | alarma reloj
⏳ hourglass waiting | reloj_de_arena esperando
⌛ time_up | tiempo_agotado
🕐 one_o_clock | la_una
📈 chart_up increase | gráfica_arriba aumento
📉 chart_down decrease | gráfica_abajo descenso
📊 bar_chart data | gráfica_barras datos
📋 clipboard list | portapapeles lista
📁 folder | carpeta
🗂️ dividers files | archivos fichas
🗃️ file_box | fichero
🗑️ trash delete | papelera borrar
📄 page document | página documento
📰 news newspaper | noticias periódico
📣 megaphone announce | megáfono anuncio
📢 loudspeaker | altavoz
🔔 bell reminder | campana recordatorio
🔕 no_bell muted | sin_aviso
✉️ envelope letter | sobre carta
📧 email | correo
📬 mailbox | buzón
📞 phone call | teléfono llamada
📱 mobile cell_phone | móvil celular
💻 laptop computer | portátil computadora
🖥️ desktop screen | pantalla
🖨️ printer print | impresora imprimir
⌨️ keyboard | teclado
🎥 video camera_movie | vídeo cámara
📷 camera photo | foto
🎤 microphone | micrófono
🎧 headphones | audífonos
🔍 search magnifier | buscar lupa
🔒 lock private | candado privado
🔓 unlock open | abierto
🔑 key | llave
🔗 link | enlace
⚙️ gear settings | ajustes engranaje
🛠️ tools fix | herramientas arreglar
🧰 toolbox | caja_de_herramientas
🧭 compass | brújula
🗺️ map | mapa
🌎 globe world americas | mundo planeta
🌱 seedling grow | brote crecer
🌳 tree | árbol
🌻 sunflower | girasol
🍎 apple | manzana
🥪 sandwich lunch | almuerzo sándwich
🥛 milk | leche
☕ coffee break | café pausa
💧 water drop | agua gota
☀️ sun sunny | sol
⛅ cloudy | nublado
🌧️ rain | lluvia
⛈️ storm | tormenta
❄️ snow cold_day | nieve frío
🌪️ tornado | tornado
🌈 rainbow | arcoíris
🐛 bug | bicho error
🐢 turtle slow | tortuga lento
🦉 owl wise | búho
🐝 bee busy | abeja
✅ check done | hecho listo
☑️ checkbox | casilla
✔️ check_mark | marca
❌ cross wrong x | cruz mal
❎ cross_box | casilla_cruz
❓ question | pregunta
❗ exclamation important | importante exclamación
⚠️ warning caution | advertencia cuidado
🚫 forbidden no_entry | prohibido
⛔ stop_sign | alto_señal
🛑 stop | parar
♻️ recycle | reciclar
♿ accessible accessibility | accesible accesibilidad
ℹ️ info information | información
🆕 new_badge | novedad
🆗 ok_badge | ok
➕ plus add | más añadir
➖ minus | menos
➗ divide | dividir
✖️ times multiply | por multiplicar
🟰 equals | igual
➡️ right arrow_right | derecha
⬅️ left arrow_left | izquierda
⬆️ up arrow_up | arriba
⬇️ down arrow_down | abajo
🔄 refresh cycle | ciclo actualizar
🔁 repeat | repetir
🔴 red_circle | círculo_rojo
🟡 yellow_circle | círculo_amarillo
🟢 green_circle | círculo_verde
🔵 blue_circle | círculo_azul
⚪ white_circle | círculo_blanco
⚫ black_circle | círculo_negro
1️⃣ one | uno
2️⃣ two | dos
3️⃣ three | tres
4️⃣ four | cuatro
5️⃣ five_key | cinco_tecla
💰 money budget | dinero presupuesto
💵 dollar | dólar
🤷 shrug | no_sé encogerse
🙋 raising_hand ask | levantar_la_mano preguntar
🧑‍🤝‍🧑 together partners | juntos pareja
🫶 heart_hands | manos_corazón
🫱 hand_right | mano_derecha
`;

export const emoji: readonly Emoji[] = list
  .trim()
  .split('\n')
  .map((line) => {
    const [head = '', es = ''] = line.split(' | ');
    const [sign = '', ...english] = head.split(' ');
    const [first = ''] = es.split(' ');
    return {
      sign,
      en: spaced(english[0] ?? ''),
      es: spaced(first),
      words: `${english.join(' ')} ${es}`,
    };
  });

function spaced(name: string): string {
  return name.replaceAll('_', ' ');
}
