/**
 * What distributions bring a module, where its name is not the distribution's: a module (or its dotted beginning) and the
 * names on PyPI, the usual one first. Later ones bring it too, some as a dependency that people rely on.
 */
export const pythonDistributions: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  `
    _pytest pytest
    attr attrs
    azure.identity azure-identity
    azure.storage.blob azure-storage-blob
    bs4 beautifulsoup4
    cairo pycairo
    click click typer flask
    community python-louvain
    consul python-consul
    corsheaders django-cors-headers
    crontab python-crontab
    Crypto pycryptodome
    Cryptodome pycryptodomex
    cv2 opencv-python opencv-python-headless opencv-contrib-python
    dateutil python-dateutil pandas
    decouple python-decouple
    discord discord.py py-cord
    dns dnspython
    docx python-docx
    dotenv python-dotenv
    environ django-environ
    faiss faiss-cpu faiss-gpu
    fitz PyMuPDF
    frontmatter python-frontmatter
    gi PyGObject
    git GitPython
    github PyGithub
    google.auth google-auth
    google.cloud.bigquery google-cloud-bigquery
    google.cloud.firestore google-cloud-firestore
    google.cloud.storage google-cloud-storage
    google.cloud.vision google-cloud-vision
    google.genai google-genai
    google.generativeai google-generativeai
    google.oauth2 google-auth
    google.protobuf protobuf
    google_auth_oauthlib google-auth-oauthlib
    googleapiclient google-api-python-client
    grpc grpcio
    haystack haystack-ai
    igraph igraph python-igraph
    IPython ipython jupyter notebook
    jose python-jose
    jwt PyJWT
    kafka kafka-python
    keycloak python-keycloak
    ldap python-ldap
    Levenshtein Levenshtein python-Levenshtein
    magic python-magic
    memcache python-memcached
    mpl_toolkits matplotlib
    multipart python-multipart
    mysql.connector mysql-connector-python
    MySQLdb mysqlclient
    nacl PyNaCl
    nmap python-nmap
    numpy numpy pandas scikit-learn scipy matplotlib
    OpenGL PyOpenGL
    OpenSSL pyOpenSSL
    PIL pillow
    pinecone pinecone pinecone-client
    pkg_resources setuptools
    playwright playwright pytest-playwright
    pptx python-pptx
    psycopg2 psycopg2-binary psycopg2
    pydantic pydantic fastapi pydantic-settings
    pylab matplotlib
    pywt PyWavelets
    rest_framework djangorestframework
    rich rich typer
    serial pyserial
    skimage scikit-image
    sklearn scikit-learn
    skopt scikit-optimize
    slugify python-slugify
    snowflake.connector snowflake-connector-python
    socketio python-socketio
    speech_recognition SpeechRecognition
    starlette starlette fastapi
    telegram python-telegram-bot
    tensorflow tensorflow tensorflow-cpu
    umap umap-learn
    usb pyusb
    websocket websocket-client
    werkzeug Werkzeug flask
    win32api pywin32
    win32com pywin32
    wx wxPython
    yaml PyYAML
    zmq pyzmq
  `
    .trim()
    .split("\n")
    .map((line): [string, string[]] => {
      const [module = "", ...names] = line.trim().split(" ");
      return [module, names];
    }),
);

/** What a distribution works with but does not import by itself: declared beside it, it is in use. */
export const pythonCompanions: Readonly<Record<string, readonly string[]>> = {
  aiohttp: ["aiodns", "brotli"],
  django: ["gunicorn", "whitenoise", "psycopg2-binary", "psycopg"],
  fastapi: ["uvicorn", "python-multipart", "httpx", "jinja2", "email-validator", "gunicorn"],
  flask: ["gunicorn", "waitress", "werkzeug"],
  pandas: ["openpyxl", "pyarrow", "xlrd", "lxml", "tabulate", "fastparquet", "sqlalchemy"],
  pydantic: ["email-validator"],
  sqlalchemy: ["psycopg2-binary", "psycopg", "asyncpg", "aiosqlite", "pymysql", "greenlet"],
  starlette: ["uvicorn", "httpx", "python-multipart", "jinja2"],
  transformers: ["torch", "sentencepiece", "accelerate", "tensorflow"],
};
