"""Django's settings, all of them here; what differs between machines comes from the environment (docs/look-up/settings.md)."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url

from tilth import places

HERE = Path(__file__).resolve().parent
TILTH_KEYSTORE = places.KEYSTORE
TILTH_MASTER_KEY_FILE = places.MASTER_KEY_FILE

SECRET_KEY = os.environ.get("TILTH_SECRET_KEY") or (
    places.SECRET_KEY_FILE.read_text(encoding="ascii").strip() if places.SECRET_KEY_FILE.exists() else ""
)

DEBUG = False
HOST = os.environ.get("TILTH_HOST", "localhost")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *HOST.split(",")]
BEHIND_TLS = os.environ.get("TILTH_TLS") == "1"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in HOST.split(",")] if BEHIND_TLS else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "template_partials",
    "tilth.vault",
    "tilth.queue",
    "tilth.mail",
    "tilth.organisation",
    "tilth.coaching",
    "tilth.sponsor",
    "tilth.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "tilth.web.headers.Headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tilth.web.person.SignedIn",
    "tilth.web.openings.WrittenDown",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "tilth.urls"
WSGI_APPLICATION = "tilth.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["django.templatetags.static", "template_partials.templatetags.partials"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "tilth.web.page.everywhere",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.config(default=f"sqlite:///{places.DATA / 'tilth.sqlite3'}", conn_health_checks=True)
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",  # take the write lock at once: waiting beats failing half-way
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;",
    }
else:
    DATABASES["default"]["OPTIONS"] = {"pool": {"min_size": 1, "max_size": 8}}
    DATABASES["default"]["CONN_MAX_AGE"] = 0  # the pool keeps connections, not the thread
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "rate_limits",  # nothing else is cached
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # Django's 300 would let an attacker push the counts of their tries out
    }
}

AUTH_USER_MODEL = "organisation.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
CSRF_FAILURE_VIEW = "tilth.web.page.form_refused"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "tilth.web.person.ByInvitation"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_CHANGE_EMAIL = True  # one address a person: a new one takes the old one's place once its letter was answered
ACCOUNT_FORMS = {"add_email": "tilth.web.person.NewAddressForm"}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = None  # asked on the page
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 10 * 60
ACCOUNT_RATE_LIMITS = {"guess": "30/m/ip"}  # beside those that allauth has for its own doors
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
MFA_ADAPTER = "tilth.web.person.SealedFactors"
MFA_FORMS = {
    "add_webauthn": "tilth.web.passkeys.Adding",
    "authenticate_webauthn": "tilth.web.passkeys.Answered",
    "login_webauthn": "tilth.web.passkeys.SigningIn",
    "reauthenticate_webauthn": "tilth.web.passkeys.AskedOnceMore",
}
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # who invited a person knows the address; where no mail is sent nobody can verify it
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Tilth"
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off

# Letters leave through one server, named as smtp://user:password@host:587 (STARTTLS) or smtps://…:465; without it none are sent.
_mail = urlsplit(os.environ.get("TILTH_MAIL", ""))
SENDS_MAIL = ACCOUNT_EMAIL_NOTIFICATIONS = bool(_mail.hostname)
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if SENDS_MAIL else 'dummy'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = _mail.hostname or "", _mail.port or 587
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(_mail.username or ""), unquote(_mail.password or "")
EMAIL_USE_SSL = _mail.scheme == "smtps"
EMAIL_USE_TLS = _mail.scheme == "smtp" and bool(_mail.username)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("TILTH_MAIL_FROM", f"Tilth <tilth@{HOST.split(',')[0]}>")
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no letters to addresses that nobody here has
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if BEHIND_TLS else "http"

# Tries are counted by address: behind TLS that of the visitor stands in what our own proxy added, never in what a visitor sent.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TILTH_PROXIES", "1" if BEHIND_TLS else "0"))

SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = BEHIND_TLS
if BEHIND_TLS:  # a browser takes a cookie of such a name from this host alone, whole, and over TLS
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = BEHIND_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# A little more than the largest transcript that formats/ reads; what is larger never comes into memory (web/receive.py says so).
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = 24 * 2**20
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]  # no transcript in a temporary file

LANGUAGE_CODE = "en-gb"
TIME_ZONE = os.environ.get("TILTH_TIME_ZONE", "UTC")
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 7 * 24 * 3600

# What the links in letters begin with, and what their message ids end with.
TILTH_ADDRESS = (
    os.environ.get("TILTH_ADDRESS") or f"http{'s' if BEHIND_TLS else ''}://{HOST.split(',')[0]}:8000"
).rstrip("/")
TILTH_MAIL_DOMAIN = urlsplit(TILTH_ADDRESS).hostname or "localhost"

# A log line names a page and an outcome, never what a person wrote: no request bodies, no variables of a traceback.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"terminal": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},  # a line for each 404 would write down addresses that are secrets
        "django.template": {"level": "WARNING"},  # its details hold whole pages' variables, words and all
    },
}
