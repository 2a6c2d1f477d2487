import { spanishAngles } from "./spanish-angles.ts";
import { spanishAnswers } from "./spanish-answers.ts";
import { spanishLenses } from "./spanish-lenses.ts";
import { spanishRefining } from "./spanish-refining.ts";
import type { Lexicon } from "./types.ts";

/** Spanish. Phrases of the idea stand in angle quotes, so that nothing has to agree. */
export const spanish: Lexicon = {
  language: "es",
  lenses: spanishLenses,
  angles: spanishAngles,
  refining: spanishRefining,
  answers: spanishAnswers,
  intro: {
    essay: {
      professional:
        "Sobre {topic} se tiene pronto una opinión y bastante más tarde una explicación. Este artículo ordena la pregunta, reúne las consideraciones que importan y propone un camino practicable.",
      casual:
        "Hablemos de {topic}. No hace falta saber nada especial, solo un poco de curiosidad y quizá algo caliente para beber. Seré breve, prometido.",
      technical:
        "Esta nota examina {topic}. Plantea el problema, describe los mecanismos implicados y enumera los compromisos; las suposiciones se marcan como tales.",
    },
    build: {
      professional:
        "Este artículo describe cómo planificar y construir {topic}. Trata del objetivo, de una primera versión que se pueda terminar y de las decisiones que conviene tomar pronto.",
      casual:
        "Hoy vamos a pensar juntos en {topic}. Nada de grandes arquitecturas ni palabras de moda, solo las decisiones con las que de verdad vas a tropezar, y en su orden.",
      technical:
        "Este documento especifica {topic}: objetivo, alcance, componentes y comprobación. Una implementación puede partir de aquí sin más reuniones.",
    },
  },
  audience: {
    professional: [
      "Se dirige al siguiente público: {audience}.",
      "Lo que conviene retener para este público ({audience}): el primer paso puede ser pequeño, y las razones deben quedar por escrito.",
    ],
    casual: [
      "¿Para quién es? Para ti, si te reconoces aquí: {audience}.",
      "Y si eres de los nuestros ({audience}): sí, va por ti, y no, no tienes que hacerlo todo de golpe.",
    ],
    technical: [
      "Público previsto: {audience}.",
      "Nota para el público previsto ({audience}): cada término conserva el sentido de su primera mención.",
    ],
  },
  asides: {
    professional: [
      "Una breve nota escrita después de cada conversación ha dado buen resultado.",
      "Es aconsejable revisar este punto una vez al trimestre.",
      "La responsabilidad debería recaer en una persona concreta.",
      "En la mayoría de las organizaciones la información ya existe; simplemente nadie la ha reunido.",
      "La claridad en este punto acorta todos los siguientes.",
      "Una limitación se acepta mejor cuando se conoce su motivo.",
      "De dos opciones igual de buenas, es preferible la más fácil de deshacer.",
      "El esfuerzo es modesto en comparación con el efecto.",
      "La ausencia de quejas no debe confundirse con la aprobación.",
      "Conviene acordar de antemano qué se considerará un éxito.",
    ],
    casual: [
      "¿Suena obvio? Lo es, y casi nadie lo hace.",
      "Si te parece demasiado fácil, mejor.",
      "Yo me he equivocado en esto más veces de las que quisiera admitir.",
      "No le des demasiadas vueltas.",
      "Tu yo del futuro te mandará una tarjeta de agradecimiento.",
      "Al principio no quedará bonito, y no pasa nada.",
      "Pregunta a quien más se queja; es quien más sabe.",
      "Te sorprenderá lo lejos que se llega con eso.",
      "Dale una semana antes de juzgar.",
    ],
    technical: [
      "La suposición se comprueba con una sola consulta.",
      "La media oculta el caso interesante; hay que mirar el uno por ciento más lento.",
      "La invariante debe caber en una línea y figurar como aserción en el código.",
      "Medir primero: la intuición falla por un factor de diez en ambos sentidos.",
      "La operación debería ser idempotente, para que repetirla no haga daño.",
      "Una cola acotada es preferible a una sin límite.",
      "Todo lo que tenga un valor por defecto debería documentarlo.",
      "Un tiempo límite sin regla de reintento es solo media decisión.",
      "Ampliar una interfaz es barato; reducirla, no.",
      "Si dos componentes deben coincidir, uno de ellos tiene la última palabra.",
    ],
  },
  frames: [
    "Tomemos como ejemplo {phrase}: se menciona de paso y, sin embargo, mucho depende de ello.",
    "En cuanto a {phrase}, un breve acuerdo por escrito evita la mayoría de los malentendidos.",
    "La expresión {phrase} parece inofensiva, pero rara vez dos personas entienden lo mismo.",
    "Mirar más de cerca {phrase} vale la pena, aunque solo sea para ver qué no ha decidido nadie todavía.",
    "Algo parecido puede decirse de {phrase}.",
    "También con {phrase}, lo más sencillo que pueda funcionar es un buen comienzo.",
    "En el caso de {phrase}, un ejemplo dice más que una regla.",
    "Tarde o temprano alguien preguntará por {phrase}; mejor tener lista la respuesta.",
    "Es tentador dejar {phrase} para más tarde; la experiencia habla en contra.",
    "Las preguntas sobre {phrase} son buena señal: alguien está pensando en lo que viene.",
    "Si hay un lugar donde ser generoso con el tiempo, es {phrase}.",
    "Quien intenta explicar {phrase} en dos frases nota pronto dónde duda.",
    "Nada de {phrase} tiene que decidirse para siempre.",
    "Los detalles de {phrase} pueden esperar a que esté el contorno.",
    "Se podría empezar por {phrase} y avanzar desde ahí hacia fuera.",
    "Un esbozo de {phrase} en una sola página ya responde a la mitad de las preguntas.",
    "Lo que se espera de {phrase} depende mucho de lo que se haya visto antes.",
    "En torno a {phrase} ayuda separar lo que se sabe de lo que se supone.",
    "Sin {phrase}, el resto sería una lista de buenas intenciones.",
    "La relación con {phrase} se pasa por alto con facilidad.",
    "Quien ya haya tratado con {phrase} reconocerá el patrón.",
    "Una buena prueba es preguntarse qué pasaría sin {phrase}.",
    "Visto desde {phrase}, el orden de los pasos tiene sentido.",
    "Dos o tres casos reales de {phrase} son mejores que veinte imaginados.",
    "No hace falta resolver {phrase} el primer día.",
    "Quien llega de nuevas se encuentra primero con {phrase}, y juzga lo demás por ello.",
    "Si {phrase} resulta más difícil de lo previsto, conviene saberlo pronto.",
  ],
  themes: ["calendario", "reparto de tareas", "primera semana", "presupuesto", "día a día"],
  quoting: [
    "La idea original lo dice así:",
    "En palabras de la propia idea:",
    "Una frase de la idea merece citarse:",
    "El punto de partida es claro:",
    "Volvamos a la redacción original:",
    "Así se apuntó la primera vez:",
  ],
  listing: {
    professional: [
      "En resumen, tres puntos merecen atención:",
      "De ello se derivan tres recomendaciones:",
      "En la práctica significa:",
    ],
    casual: ["Tres cosas para probar:", "La versión corta:", "Para quien disfruta con las listas:"],
    technical: ["Por orden:", "Lista de comprobación:", "Requisitos:", "Por hacer:"],
  },
  readers: {
    professional: "profesionales y responsables",
    casual: "gente curiosa",
    technical: "ingenieros y otros profesionales",
  },
  quotes: ["«", "»"],
  description: "Una mirada a {topic}: por qué importa, qué requiere y un primer paso sensato.",
  alt: "Imagen abstracta de formas geométricas para el apartado «{heading}» de un texto sobre {topic}",
  captions: ["Una imagen para pensar: {heading}.", "Para el apartado «{heading}».", "{heading}, en formas y colores."],
  unnamed: "esta idea",
};
