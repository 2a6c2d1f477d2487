import type { Lens } from "./types.ts";

/** Spanish sections, in reading order. */
export const spanishLenses: readonly Lens[] = [
  {
    about: "origin",
    for: "essay",
    headings: {
      professional: "De dónde viene la pregunta",
      casual: "¿Y esto de dónde sale?",
      technical: "Planteamiento del problema",
    },
    purpose: "Decir qué motivó el texto y a qué responde.",
    points: [
      "Nombrar el momento que lo desencadenó",
      "Decir qué se daba por sentado",
      "Plantear la pregunta en una frase",
    ],
    listed: false,
    lead: {
      professional:
        "De {topic} se suele hablar cuando ya hay una respuesta sobre la mesa. Conviene empezar por la pregunta, porque es ella la que decide qué respuestas valen.",
      casual:
        "Seamos sinceros: nadie se levanta una mañana pensando en {topic}. Algo pequeño se tuerce y, de repente, ya no te lo quitas de la cabeza.",
      technical:
        "Antes de cualquier solución, una definición. En lo que sigue, {topic} se trata como un problema con entradas, restricciones y un resultado comprobable.",
    },
    body: [
      "Al principio suele haber solo una sensación: esto podría hacerse de otra manera. Es fácil descartarla, porque llega sin pruebas. También es el aviso más barato que existe, y llega mucho antes que las cifras.",
      "Por escrito, la sensación se convierte en una frase que se puede comprobar. ¿Quién nota la diferencia? ¿Cuándo la nota? ¿Qué hace hoy en su lugar? Tres respuestas breves bastan para ver si aquí hay un tema o solo un estado de ánimo.",
      "En este caso hay un tema. En torno a {short} existen costumbres que alguna vez tuvieron sentido, y algunas han sobrevivido a sus razones. El resto de este texto intenta distinguir unas de otras.",
    ],
  },
  {
    about: "goal",
    for: "build",
    headings: {
      professional: "Qué debe conseguir",
      casual: "¿Qué estamos haciendo, en realidad?",
      technical: "Objetivo y criterios de aceptación",
    },
    purpose: "Decir qué debe existir al final y cómo se reconoce.",
    points: [
      "Describir el resultado en una frase",
      "Nombrar a la persona para quien es",
      "Anotar en qué se verá que funciona",
    ],
    listed: true,
    lead: {
      professional:
        "Un proyecto como {topic} gana con un objetivo que quepa en una frase. Todo lo demás puede medirse después con ella.",
      casual:
        "Venga, vamos a construir algo: {topic}. Pero antes pongámonos de acuerdo en qué significa «funciona», o acabarás puliendo botones que nadie pulsa.",
      technical:
        "Objetivo: {topic}. Está terminado cuando una persona ajena puede arrancarlo, recorrer una vez el camino principal sin ayuda y obtener el resultado esperado.",
    },
    body: [
      "Un buen objetivo nombra a una persona, una situación y un resultado. Deja fuera la técnica, porque la técnica puede cambiar y el objetivo no. Si la frase necesita dos veces la palabra «y», describe dos proyectos.",
      "Ayuda imaginar el primer uso de todos. Alguien lo abre con una idea en la cabeza, da dos o tres pasos y lo cierra. Lo que ocurre en ese minuto es el producto; lo demás es apoyo.",
      "De ese minuto se leen casi todos los requisitos. ¿Qué debe verse enseguida? ¿Qué puede tardar un momento? ¿Qué no debe perderse nunca? Las respuestas son breves y valen más que una larga lista de funciones.",
    ],
  },
  {
    about: "motivation",
    for: "both",
    headings: {
      professional: "Por qué {short} merece atención",
      casual: "¿Y para qué molestarse?",
      technical: "Motivación y contexto",
    },
    purpose: "Mostrar por qué le importa al lector.",
    points: [
      "Decir quién gana con ello",
      "Nombrar el coste de no hacer nada",
      "Mostrar el beneficio visible más pequeño",
    ],
    listed: false,
    lead: {
      professional:
        "El valor de una visión clara de {topic} se nota en las decisiones que se derivan de ella. Quien la comparte debate menos y avanza antes.",
      casual:
        "¡Buena pregunta! Ya tienes bastante que hacer. Pero con {topic}, un poco de atención se paga sorprendentemente pronto.",
      technical:
        "La motivación es una cuenta: frecuencia por coste de cada caso. En {topic}, es el primer factor el que se subestima.",
    },
    body: [
      "Los pequeños roces rara vez llegan a una lista. Cuestan un minuto aquí y una consulta allá, y ningún minuto por sí solo merece una reunión. Sumados a lo largo de un año, son la diferencia entre un trabajo que fluye y uno que hay que empujar.",
      "La segunda razón es la confianza. Quien sabe por qué se hace algo de cierta manera puede cambiarlo cuando cambian las razones. Quien solo conoce la regla tiene que preguntar o, peor aún, adivinar.",
      "No hacer nada también es una decisión, y tiene su precio. Se paga en rodeos, y los rodeos tienen la costumbre de quedarse. Un año después nadie recuerda qué estaban evitando.",
    ],
  },
  {
    about: "today",
    for: "both",
    headings: {
      professional: "Cómo se hace hoy",
      casual: "Así están las cosas ahora",
      technical: "Situación de partida",
    },
    purpose: "Describir lo que hay sin reproches.",
    points: ["Anotar el proceso habitual", "Buscar el punto en que todos suspiran", "Recoger lo que funciona bien"],
    listed: true,
    lead: {
      professional:
        "Todo cambio empieza por una descripción sobria de lo que existe. Para {topic} cabe en media página.",
      casual: "Antes de meterle mano a {topic}, miremos cómo funciona ahora. Tranquilo, no duele.",
      technical:
        "La situación de partida se describe como un proceso: desencadenante, pasos, resultado. Para {topic} suelen bastar cinco líneas.",
    },
    body: [
      "Lo que se hace hoy se hace por algo. Algunas razones siguen en pie; otras vienen de una época que solo recuerdan los más veteranos. Desde fuera se parecen, y por eso merece la pena preguntar.",
      "Donde más se aprende es en el punto en que todos suspiran en voz baja. Allí han nacido pequeños trucos: una nota pegada a la pantalla, una llamada en lugar de un formulario. No son una debilidad, sino una descripción de lo que falta.",
      "Igual de importante es lo que va bien. Se menciona poco, porque nadie se queja, y es lo que más fácilmente se pierde al cambiar lo demás. Una frase en el acta basta para protegerlo.",
    ],
  },
  {
    about: "parts",
    for: "both",
    headings: {
      professional: "Las partes que importan",
      casual: "Las piezas sobre la mesa",
      technical: "Componentes y responsabilidades",
    },
    purpose: "Dividir el tema en partes de las que se pueda hablar una a una.",
    points: ["Nombrar tres partes", "Dar a cada parte una sola tarea", "Señalar qué podrá cambiar más adelante"],
    listed: true,
    lead: {
      professional:
        "Si se desmonta {topic}, quedan unas pocas piezas con responsabilidades claras. Nombrarlas pronto acorta las conversaciones posteriores.",
      casual: "Vamos a desmontar {topic} y a poner las piezas sobre la mesa. Son menos de las que parecen desde fuera.",
      technical:
        "La división sigue las responsabilidades, no la técnica. Cada componente de {short} toma una sola decisión y muestra a los demás lo imprescindible.",
    },
    body: [
      "La primera parte es la que todos ven. Crea expectativas y se juzga en segundos. La segunda es aquella en la que todos confían sin verla; debe ser discreta, bien entendida y difícil de romper.",
      "La tercera es la costura entre ambas, y ahí empiezan casi todos los problemas. Una costura sin nombre la cruzarán diez personas de diez maneras, y las diez tendrán buenos motivos.",
      "Cuando las partes tienen nombre, se puede hacer una pregunta útil: ¿cuál se podría sustituir el mes que viene sin que nadie lo note? Si la respuesta es «ninguna», todo sigue enredado. Si es «una o dos», la estructura ya sostiene.",
    ],
  },
  {
    about: "model",
    for: "both",
    headings: { professional: "Una imagen para pensar", casual: "Imagínatelo así", technical: "Un modelo mínimo" },
    purpose: "Dar una imagen que sostenga el resto.",
    points: ["Ofrecer una comparación cotidiana", "Decir qué explica bien", "Decir dónde deja de servir"],
    listed: false,
    lead: {
      professional:
        "Un modelo sencillo facilita la conversación sobre {topic}. El que sigue es deliberadamente sobrio y se dibuja en un minuto.",
      casual:
        "Imagina una cocina en una noche llena. Entran pedidos, chisporrotean las sartenes y alguien busca la sal. Más o menos, eso es {topic}.",
      technical:
        "Reduzcamos el sistema a tres cosas: lo que entra, lo que se recuerda y lo que sale. En {topic}, casi todas las propiedades se siguen de la segunda.",
    },
    body: [
      "Pensemos en un mostrador con una cola delante y una estantería detrás. Lo que se pide a menudo está al alcance de la mano. Lo que se pide una vez al mes está en el almacén, y a nadie le molesta el paseo.",
      "La imagen explica dos cosas. Muestra por qué la rapidez es sobre todo cuestión de colocación, y por qué toda colocación es una apuesta sobre lo próximo que se va a pedir. Cuando la apuesta sale bien, el mostrador parece trabajar solo.",
      "Como toda imagen, esta tiene un borde. Una estantería es pequeña y visible, y aquí lo esencial no es ni lo uno ni lo otro. La comparación sirve para empezar; después se puede soltar.",
    ],
  },
  {
    about: "scope",
    for: "build",
    headings: {
      professional: "La versión útil más pequeña",
      casual: "Empieza ridículamente pequeño",
      technical: "Alcance de la primera versión",
    },
    purpose: "Limitar la primera versión a lo útil.",
    points: [
      "Construir un solo camino hasta el resultado",
      "Dejar cuentas y ajustes para más adelante",
      "Anotar lo que falta a propósito",
    ],
    listed: true,
    lead: {
      professional:
        "La primera versión debería ser lo bastante pequeña para terminarse y lo bastante completa para usarse. Para {topic}, ambas cosas son posibles.",
      casual:
        "Sea lo que sea lo que tengas pensado para {topic}, córtalo por la mitad. Y luego otra vez. Lo que queda es un fin de semana estupendo.",
      technical:
        "La versión uno de {short} tiene un solo camino: una entrada, una transformación, una salida. Sin cuentas y sin ajustes.",
    },
    body: [
      "Un buen truco es escribir las instrucciones antes que el programa. Si necesitan más de cinco líneas, la primera versión hace demasiado. Si caben en tres, probablemente se termine, y solo lo terminado mejora.",
      "Todo lo que se recortó va a una lista con un título sencillo: todavía no. La lista trae calma. Nada de lo que contiene está rechazado, y nada puede retrasar el primer uso.",
      "La versión pequeña enseña además lo que la grande no puede enseñar. Muestra qué paso se repite, dónde se duda y por qué cosa no pregunta nadie. Ese saber es el verdadero resultado de la primera semana.",
    ],
  },
  {
    about: "example",
    for: "both",
    headings: {
      professional: "Un ejemplo de la práctica",
      casual: "Un martes de lo más normal",
      technical: "Ejemplo resuelto",
    },
    purpose: "Hacerlo concreto con un caso.",
    points: [
      "Seguir un caso de principio a fin",
      "Mostrar el momento de la decisión",
      "Decir qué se haría de otra forma",
    ],
    listed: false,
    lead: {
      professional:
        "Un caso típico: un equipo pequeño se topa con {topic} en medio de otras tareas, con un plazo y sin tiempo para teorías.",
      casual:
        "Vamos a lo concreto. Es martes, el café está bueno y alguien pregunta algo sobre {topic} que nadie en la sala sabe contestar.",
      technical:
        "Tómese el caso más pequeño que aún muestra el efecto: dos participantes, un estado compartido, un suceso en el orden equivocado. Para {topic} es suficiente.",
    },
    body: [
      "Al principio nada parece fuera de lo común. La pregunta suena sencilla, alguien da una respuesta rápida y la conversación sigue. Una hora después, la misma pregunta vuelve por otro lado, y la respuesta rápida ya no encaja.",
      "En ese momento conviene ir más despacio durante diez minutos. ¿Qué se sabe, qué se supone y qué no ha comprobado nadie? La tercera columna siempre es más larga de lo esperado, y casi siempre esconde la solución.",
      "Visto desde hoy, el giro fue pequeño. Alguien dijo en voz alta lo que todos daban por hecho, y no era cierto. A partir de ahí, el camino se encontró en una tarde.",
    ],
  },
  {
    about: "words",
    for: "both",
    headings: {
      professional: "Palabras con varios sentidos",
      casual: "¿Hablamos de lo mismo?",
      technical: "Terminología",
    },
    purpose: "Despejar malentendidos de vocabulario.",
    points: [
      "Explicar las tres palabras principales",
      "Dar un ejemplo y un contraejemplo",
      "Guardar la explicación donde se busca",
    ],
    listed: true,
    lead: {
      professional:
        "Muchos desacuerdos sobre {topic} son desacuerdos de vocabulario. Una breve lista común ahorra largas discusiones.",
      casual: "¿Te suena? Dos personas discuten media hora sobre {topic} y luego descubren que decían lo mismo.",
      technical: "Los términos se fijan una vez y después se usan solo en ese sentido. Para {topic} bastan unos pocos.",
    },
    body: [
      "Una palabra que todos conocen es más peligrosa que una que no conoce nadie. Por la desconocida se pregunta. Ante la conocida se asiente, y cada cual piensa en otra cosa.",
      "Nada explica mejor que un ejemplo con su contraejemplo al lado. La frontera entre los dos dice más que una definición, porque es ahí donde nacen las preguntas. Quien los hace caber en dos líneas ha entendido la palabra.",
      "La lista debe estar donde se pasa de todos modos. En una carpeta que nadie abre envejece sin ruido. Junto al trabajo diario se cuida sola, porque sus errores molestan.",
    ],
  },
  {
    about: "mistakes",
    for: "both",
    headings: {
      professional: "Errores frecuentes",
      casual: "Errores que te puedes ahorrar",
      technical: "Modos de fallo habituales",
    },
    purpose: "Advertir de lo que suele salir mal.",
    points: ["No copiar una solución sin sus razones", "No optimizar lo que nadie usa", "No esperar a saberlo todo"],
    listed: true,
    lead: {
      professional:
        "Algunos errores aparecen con tanta regularidad en torno a {topic} que merecen un nombre. Ninguno es señal de descuido.",
      casual: "Con {topic} te vas a equivocar. Nos pasa a todos, y casi siempre igual. Estos son los que más escuecen.",
      technical:
        "Los fallos en torno a {topic} caen en pocas clases. De cada una interesa la señal más temprana que permite detectarla.",
    },
    body: [
      "El error más común es copiar una solución sin sus razones. Lo que funciona en otro sitio funciona en condiciones que nadie apuntó. Sin ellas es un disfraz: de lejos parece correcto, y no abriga.",
      "Otro es mejorar lo que se mide con facilidad en lugar de lo que importa. La cifra sube, todos se alegran, y un mes después vuelve la queja original. Una visita breve a las personas afectadas habría evitado el rodeo.",
      "El tercero es la paciencia en el lugar equivocado. Esperar a saberlo todo parece responsable, pero casi todo se aprende al intentarlo. Un paso pequeño que se puede deshacer gana a uno grande que no.",
    ],
  },
  {
    about: "cost",
    for: "both",
    headings: { professional: "Lo que cuesta", casual: "¿Dónde está la trampa?", technical: "Costes y compromisos" },
    purpose: "Hablar con honestidad del precio.",
    points: ["Contar las horas, al inicio y cada mes", "Decir a qué se renuncia", "Fijar un punto para parar"],
    listed: true,
    lead: {
      professional:
        "Ningún examen de {topic} está completo sin sus costes. Son moderados, pero llegan en momentos poco oportunos.",
      casual:
        "Siempre hay alguna trampa, ¿no? En {topic} no es tanto el dinero como la atención, que tendrás que sacar de algún sitio.",
      technical:
        "Cada propiedad se paga con otra. En {topic} suelen oponerse latencia, actualidad y esfuerzo: elegir dos y documentar la tercera.",
    },
    body: [
      "El primer coste es el visible: horas al principio, para aprender y para preparar. Se estima y se justifica con facilidad. Casi todos los planes terminan aquí, y por eso casi todos los planes son demasiado baratos.",
      "El segundo llega cada mes. Hay que revisar algo, renovarlo, explicárselo a una compañera nueva. Una hora al mes parece poco; en tres años es una semana de trabajo.",
      "El tercero es lo que no se hace mientras tanto. No figura en ninguna factura y a menudo es el mayor. Conviene fijar de antemano el punto en que uno pararía, y mirar el calendario cuando llegue.",
    ],
  },
  {
    about: "people",
    for: "both",
    headings: {
      professional: "Las personas implicadas",
      casual: "No te olvides de la gente",
      technical: "Roles y responsabilidades",
    },
    purpose: "Mirarlo desde el lado de quienes conviven con ello.",
    points: [
      "Preguntar a quienes hacen hoy el trabajo",
      "Nombrar a una persona que decide",
      "Hacer fácil avisar de un problema",
    ],
    listed: true,
    lead: {
      professional:
        "Detrás de {topic} hay personas con agendas, preferencias y experiencia. Su colaboración decide el éxito más a menudo que la técnica.",
      casual:
        "Es tentador tratar {topic} como un acertijo. Pero al otro lado siempre hay alguien que quiere irse a casa a su hora.",
      technical:
        "Primero los roles, después los permisos. En {topic} hay al menos tres: quien lo usa, quien lo mantiene y a quien se despierta cuando se para.",
    },
    body: [
      "Quienes hacen hoy el trabajo saben cosas que no están en ningún documento. Qué paso se salta siempre, qué formulario se rellena al revés, a quién se llama cuando se atasca. Media hora con ellos sustituye una semana de suposiciones.",
      "También importa quién decide. Si no lo hace nadie, todo sigue siendo posible y nada se termina. Basta una persona con algo de autoridad, siempre que todos sepan quién es.",
      "Por último, debe ser fácil decir que algo no va bien. Después del segundo aviso sin consecuencias, nadie vuelve a avisar. Una respuesta rápida y honesta mantiene abierto el camino, aunque sea un no.",
    ],
  },
  {
    about: "objection",
    for: "both",
    headings: { professional: "La objeción más fuerte", casual: "¿Y si me equivoco?", technical: "Contraargumentos" },
    purpose: "Tomar en serio la mejor objeción.",
    points: [
      "Plantear la objeción con toda su fuerza",
      "Conceder lo que tiene de cierto",
      "Decir qué haría cambiar de opinión",
    ],
    listed: false,
    lead: {
      professional:
        "Tratar {topic} con justicia exige plantear la objeción más fuerte tal como lo harían quienes la defienden.",
      casual:
        "Ya te oigo: «Muy bonito, pero aquí no funcionaría nunca». ¿Y sabes qué? En {topic} puede que tengas algo de razón.",
      technical:
        "La afirmación hecha aquí es refutable. Sigue el contraargumento más fuerte sobre {topic}, junto con la observación que lo decidiría.",
    },
    body: [
      "La objeción dice así: todo esto suena razonable, pero las circunstancias cambian, y lo que ayuda a un equipo frena a otro. El consejo general es barato porque no tiene que sobrevivir a una semana concreta.",
      "Hay algo de verdad en ello. Ninguna manera de trabajar encaja en todas partes, y quien diga lo contrario quiere vender algo. Lo que se puede trasladar no es la respuesta, sino la forma de hallarla: mirar de cerca, probar en pequeño, apuntar qué ocurrió.",
      "Haría falta, pues, un caso en que mirar de cerca hubiera empeorado las cosas. Los hay. Tienen en común que el tiempo de mirar ya había pasado.",
    ],
  },
  {
    about: "difficult",
    for: "both",
    headings: {
      professional: "Lo que sigue siendo difícil",
      casual: "Lo que nadie te cuenta",
      technical: "Problemas abiertos",
    },
    purpose: "Decir qué sigue costando aunque todo se haga bien.",
    points: [
      "Nombrar lo que ningún método resuelve",
      "Compartir lo que ayuda un poco",
      "Dejar la pregunta abierta a propósito",
    ],
    listed: false,
    lead: {
      professional:
        "Algunos aspectos de {topic} siguen siendo difíciles incluso con experiencia. Reconocerlo pronto evita decepciones.",
      casual:
        "Ahora viene lo que falta en las charlas alegres: una parte de {topic} simplemente cuesta, y no pasa nada.",
      technical:
        "Quedan abiertos dos problemas. Ninguno tiene solución general para {topic}; ambos se pueden acotar bastante bien en la práctica.",
    },
    body: [
      "Lo más difícil es que el éxito no hace ruido. Cuando todo va bien no ocurre nada, y nadie da las gracias por nada. Hace falta disciplina para cuidar lo que ya no duele.",
      "La otra dificultad es la memoria. Las razones se borran antes que las reglas, y al cabo de dos años se puede ser muy fiel a una regla cuya razón desapareció. Ayuda una nota breve con fecha, y también el valor de borrarla.",
      "Nada de esto se resuelve con más esfuerzo. Se resuelve, hasta donde se puede, volviendo de vez en cuando con ojos nuevos. Una bebida caliente no estorba.",
    ],
  },
  {
    about: "passing-on",
    for: "both",
    headings: {
      professional: "Transmitir lo que se sabe",
      casual: "Cuéntaselo a alguien",
      technical: "Traspaso y documentación",
    },
    purpose: "Mostrar cómo llega el saber a los demás.",
    points: [
      "Escribir una página y no veinte",
      "Dejar que alguien tropiece con ella",
      "Revisar el texto al cabo de medio año",
    ],
    listed: true,
    lead: {
      professional:
        "Un saber sobre {topic} que vive en una sola cabeza es un riesgo. Transmitirlo cuesta menos de lo que se supone.",
      casual: "¿Quieres saber si has entendido {topic}? Explícaselo a alguien mientras se come un bocadillo.",
      technical:
        "Se documenta la decisión con sus razones, no el estado. El estado de {short} lo muestra el propio sistema.",
    },
    body: [
      "Una página se lee; veinte se archivan. En esa página va lo que hay que saber el primer día, y a quién preguntar el segundo. Lo demás puede estar donde se necesita.",
      "Si el texto sirve, se ve cuando alguien nuevo trabaja con él y nadie le ayuda. Es incómodo para ambas partes y muy instructivo. Cada punto en que se duda es una frase que falta.",
      "Medio año después merece una segunda lectura. Lo que ya no es cierto hace más daño que un hueco, porque se cree. Tachar es entonces tan útil como añadir.",
    ],
  },
  {
    about: "measure",
    for: "both",
    headings: {
      professional: "Medir el progreso",
      casual: "Cómo sabrás que funciona",
      technical: "Métricas y aceptación",
    },
    purpose: "Decir en qué se reconoce el éxito.",
    points: ["Elegir una cifra y una historia", "Anotar primero el valor de hoy", "Volver a mirar al cabo de un mes"],
    listed: true,
    lead: {
      professional:
        "El progreso en {topic} debería ser visible también para quienes no participaron. Una cifra y una historia suelen bastar.",
      casual: "¿Cómo sabrás que {topic} va mejor y no solo distinto? Elige algo que puedas contar. ¡Una sola cosa!",
      technical:
        "La métrica se define antes del cambio. Para {topic} se anotan valor actual, valor esperado, método de medida y fecha de la próxima lectura.",
    },
    body: [
      "La cifra debe ser aburrida y difícil de discutir: cuántas veces, cuánto tiempo, cuántos en total. No tiene que abarcarlo todo. Solo tiene que moverse cuando las cosas mejoran, y quedarse quieta cuando no.",
      "La historia hace el resto. Alguien que en primavera lo pasaba mal cuenta cómo es la misma tarea en otoño. Un párrafo sincero de ese tipo convence a más gente que un gráfico, y dice por qué se movió la cifra.",
      "El valor de hoy debe anotarse antes de cambiar nada. Lleva cinco minutos y es la única parte de la medida que no se puede recuperar. Un mes después se vuelve a mirar, con ganas de sorprenderse.",
    ],
  },
  {
    about: "questions",
    for: "both",
    headings: {
      professional: "Preguntas que valen la pena",
      casual: "Haz las preguntas incómodas",
      technical: "Preguntas de revisión",
    },
    purpose: "Dar al lector preguntas para llevarse.",
    points: [
      "Preguntar qué tendría que ser cierto",
      "Preguntar quién lo notaría primero",
      "Preguntar qué pasa si no se hace nada",
    ],
    listed: true,
    lead: {
      professional:
        "Unas pocas preguntas han resultado más útiles para {topic} que cualquier lista. Caben en cualquier reunión.",
      casual: "Estas son las preguntas que yo llevaría a cualquier charla sobre {topic}. Aviso: son un poco pesadas.",
      technical:
        "Las preguntas siguientes sirven de criterios de revisión para {topic}. Una respuesta solo cuenta si se podría demostrar que es falsa.",
    },
    body: [
      "¿Qué tendría que ser cierto para que esto funcione? La pregunta parece amable y es bastante severa. Convierte una esperanza en una lista de condiciones, y casi todas las listas contienen una en la que nadie cree.",
      "¿Quién notaría primero que ha fallado, y cuánto tardaría? Si la respuesta es «un cliente, dentro de un mes», al plan le falta un ojo en alguna parte. Añadirlo suele ser barato.",
      "¿Y qué ocurre si no se hace nada en absoluto? A veces la respuesta honesta es: no mucho. También es bueno saberlo, porque deja libre una tarde para algo que no puede esperar.",
    ],
  },
  {
    about: "ahead",
    for: "both",
    headings: { professional: "Mirar más lejos", casual: "Avancemos dos años", technical: "Mantenimiento y evolución" },
    purpose: "Decir qué harán con ello los años.",
    points: ["Planificar también el segundo año", "Dejar sitio para cambiar de opinión", "Decidir qué se podrá tirar"],
    listed: true,
    lead: {
      professional:
        "Sobre {topic} se decide en semanas y se convive con ello durante años. Por eso se justifica una breve mirada hacia adelante.",
      casual:
        "Avancemos dos años. Alguien abre tus notas sobre {topic}, entorna los ojos y dice: «¿Pero esto quién lo ha escrito?».",
      technical:
        "La mayor parte del esfuerzo cae en el mantenimiento. Para {topic} se estima con qué frecuencia cambia cada parte, y se separan las rápidas de las lentas.",
    },
    body: [
      "En el segundo año las personas son otras. No oyeron las discusiones y solo ven el resultado. Si se explica por sí mismo, construirán sobre él; si no, volverán a empezar.",
      "El sitio para cambiar de opinión es barato al principio y caro al final. A menudo consiste en mantener separadas dos cosas que hoy son iguales por casualidad. Quien las junta ahorra una hora ahora y pierde una semana después.",
      "No todo tiene que durar. Algunas cosas pueden tirarse al cabo de un año, y saber cuáles es un alivio. Basta una fecha junto al nombre, y nadie tiene que sentirse culpable.",
    ],
  },
  {
    about: "first-step",
    for: "both",
    headings: {
      professional: "Un primer paso sensato",
      casual: "Prueba primero esto",
      technical: "Procedimiento recomendado",
    },
    purpose: "Dar algo que hacer esta semana.",
    points: [
      "Elegir un caso que se repite cada semana",
      "Cambiar una sola cosa",
      "Hablar del resultado a los quince días",
    ],
    listed: true,
    lead: {
      professional:
        "Para actuar en {topic}, un paso modesto es preferible a un programa. Debería terminarse en dos semanas.",
      casual:
        "¡Basta de charla! Si esta semana quieres hacer algo por {topic}, aquí va un plan diminuto que cabe entre la comida y la próxima reunión.",
      technical:
        "Se avanza en pasos pequeños y reversibles. Para {topic} no hacen falta herramientas nuevas, y se puede parar tras cualquier paso sin pérdida.",
    },
    body: [
      "Lo mejor es un caso que se repite cada semana y que molesta a alguien. Bastante pequeño para que nadie tenga que pedir permiso, y bastante frecuente para que se note la diferencia. Tres frases son suficientes para describirlo.",
      "Después se cambia una sola cosa. Con dos, nadie sabría decir luego cuál ayudó. Las personas afectadas saben de antemano qué va a cambiar y hasta cuándo.",
      "A las dos semanas, un cuarto de hora juntos. ¿Qué fue mejor, qué peor, qué simplemente raro? Lo que ayudó se queda, lo que no se va, y llega el caso siguiente.",
    ],
  },
  {
    about: "conclusion",
    for: "both",
    headings: {
      professional: "Conclusión y perspectivas",
      casual: "¿Y ahora qué?",
      technical: "Resumen y próximos pasos",
    },
    purpose: "Resumir y mirar hacia adelante.",
    points: ["Repetir la idea que merece quedarse", "Decir qué viene después", "Invitar a responder"],
    listed: false,
    lead: {
      professional:
        "En resumen, {topic} recompensa una mirada tranquila a las razones, las partes y las personas. Ninguno de los pasos es grande; lo decisivo es su orden.",
      casual:
        "Pues eso es {topic}, o al menos un paseo honesto a su alrededor. Si solo te quedas con una cosa, que sea esta: empieza más pequeño de lo que parece razonable.",
      technical:
        "Para resumir: definir los términos en torno a {topic}, separar las partes, nombrar el compromiso, medir antes y después. Cada paso da un resultado que puede revisarse por separado.",
    },
    body: [
      "Solo queda empezar. El primer intento será torpe y aun así enseñará más que otra tarde de lectura. El segundo será mejor, sobre todo porque hubo un primero.",
      "Si su experiencia es distinta, tanto mejor. En las diferencias empiezan las buenas conversaciones, y un contraejemplo acertado vale más que la aprobación. Conviene apuntarlo enseguida.",
      "El próximo capítulo sobre {short} lo escribirán, de todos modos, quienes conviven con ello cada día. Esto era solo un mapa. El camino está por delante, y el tiempo promete.",
    ],
  },
];
