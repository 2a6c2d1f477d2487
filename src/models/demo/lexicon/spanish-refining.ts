import type { Refining } from "./types.ts";

/** Spanish: what is written when somebody asks for a change. */
export const spanishRefining: Refining = {
  title: "Una mirada a {topic}",
  leads: {
    professional: [
      "Ninguna visión de {topic} está completa sin {phrase}. Este punto suele llegar el último, aunque condiciona buena parte de lo anterior.",
      "Entre las preguntas en torno a {topic}, {phrase} merece un apartado propio. De ello depende más de lo que parece al principio.",
      "Vale la pena detenerse un momento en {phrase}. Lo que se decide aquí se nota en todo lo demás.",
    ],
    casual: [
      "Bueno, hablemos de {phrase}. Normalmente se cuela al final, y se merece algo mejor.",
      "Y luego está {phrase}. Puedes no hacerle caso un tiempo, pero no para siempre.",
      "Le toca a {phrase}. Es menos complicado de lo que suena, y más divertido de lo que crees.",
    ],
    technical: [
      "Este apartado trata de {phrase} en lo que afecta a {topic}: qué entra, qué sale y qué puede fallar por el camino.",
      "El punto {phrase} se trata aquí como una restricción. Las restricciones van primero, porque deciden qué soluciones quedan.",
      "A continuación, {phrase}. El objetivo es una afirmación que se pueda comprobar.",
    ],
  },
  body: [
    "Lo primero es averiguar qué entiende la gente por {phrase}. Pregunte a tres personas y aparecerán tres imágenes distintas, todas razonables. Puestas una al lado de otra, muestran qué decisión está realmente abierta.",
    "Una pequeña historia ayuda más que un principio. Tomemos un día en el que {phrase} tuvo su papel y contémoslo en orden: qué estaba previsto, qué pasó y qué tuvo que hacer alguien. De la distancia entre lo primero y lo último trata este apartado.",
    "Después está la cuestión del momento. Con {phrase}, un poco a tiempo hace más que mucho demasiado tarde, porque para entonces todos han encontrado un rodeo. Una fecha fija en el calendario es un remedio modesto, y funciona.",
    "¿Qué cambiaría sin {phrase}? Si la respuesta es «no mucho», basta con una nota al pie. Si la gente empieza a enumerar, debe ir arriba en el plan, con un nombre al lado.",
    "Nada de esto tiene que resolverse de una vez. Una nota sobre lo que se intentó con {phrase}, y sobre lo que salió de ello, permite que el siguiente intento empiece un poco más arriba.",
  ],
  mentions: {
    professional: [
      "Aquí cabe un punto más: {phrase}. Sobre el papel parece un detalle; en la práctica es algo más.",
      "Este es también el lugar para unas palabras sobre {phrase}. Quien se lo ha encontrado una vez lo tendrá en cuenta la siguiente.",
      "En este contexto no debe faltar {phrase}. Una sola frase al respecto evita más tarde una larga discusión.",
    ],
    casual: [
      "Ah, y antes de seguir: {phrase}. Sería una pena dejarlo fuera, porque ahí es donde muchos se atascan.",
      "Unas palabras sobre {phrase}, porque siempre hay quien pregunta. Importa, y es más fácil de lo que parece.",
      "Y no te olvides de {phrase}. El primer día nadie piensa en ello, el segundo todos.",
    ],
    technical: [
      "Hay que nombrar aquí una entrada más: {phrase}. Su influencia es pequeña en promedio y grande en el peor de los casos.",
      "El mismo razonamiento vale para {phrase}, que entra como condición adicional. Debe enunciarse y comprobarse por separado.",
      "Nótese la dependencia de {phrase}. Si cambia, hay que volver a comprobar la conclusión de este apartado.",
    ],
  },
  examples: [
    "Un ejemplo: alguien se encuentra con {phrase} en una mañana ajetreada. Lo evidente casi funciona, y a mediodía se descubre lo que nadie había dicho. Una hora de conversación habría bastado.",
    "Tomemos como ejemplo una semana cualquiera. El lunes nadie piensa en {phrase}; el miércoles dos personas han encontrado dos rodeos distintos; el viernes los comparan y se quedan con el mejor.",
    "Sirva de ejemplo: dos vecinos con el mismo objetivo empiezan el mismo día. Uno comienza por {phrase}, el otro lo deja para el final. Un mes después han aprendido lo mismo, pero solo uno tuvo que hacer el trabajo dos veces.",
  ],
  undone: {
    notFound: "Nada en el artículo trata de {name}, así que ahí no se cambió nada.",
    shortest: "No se puede acortar más sin perder el sentido.",
    longest: "El modelo de demostración no tiene nada más que añadir.",
    onlySection: "El último apartado se queda, porque un artículo necesita uno.",
    foreign: "El modelo de demostración escribe inglés, alemán, francés y español, pero no: {name}.",
    already: "El artículo ya está en {name}.",
    noPicture: "El artículo no tiene ninguna imagen que quitar.",
    beyond: "Una respuesta solo cambia el artículo; lo publica con el botón la persona a la que pertenece la idea.",
    unclear:
      "El modelo de demostración no entendió «{name}», así que no cambió nada. Conoce peticiones como «más corto», «más informal» o «añade una sección sobre …».",
  },
};
