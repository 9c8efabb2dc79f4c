"""Where the parts are joined, and the only place: engines and settings are chosen here.

Importing this package makes the store ready to be asked (Django's set-up).
"""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "octavo.settings")
# A table's products are too small to share out: on a busy machine the threads of OpenBLAS made
# embedding an article take 2.5 ms instead of .15. Read when numpy is first loaded, which is later.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
django.setup()

from octavo.app.desk import (  # noqa: E402  the store needs the set-up above
    Desk,
    audit,
    is_worker_running,
    make_all_due,
    open_desk,
    open_store,
    work,
)
from octavo.app.engines import now, open_web, read_file, ticks_s  # noqa: E402
from octavo.app.examination import examine  # noqa: E402
from octavo.app.newsstand import (  # noqa: E402
    follow_newsstand,
    newsstand_place,
    remove_demo,
    run_newsstand,
    settle_newsstand,
    wants_newsstand,
)
from octavo.app.operators import ensure_operator, new_operator_password  # noqa: E402
from octavo.app.pages import is_edition_ready, serve, welcome  # noqa: E402

__all__ = [
    "Desk",
    "audit",
    "ensure_operator",
    "examine",
    "follow_newsstand",
    "is_edition_ready",
    "is_worker_running",
    "make_all_due",
    "new_operator_password",
    "newsstand_place",
    "now",
    "open_desk",
    "open_store",
    "open_web",
    "read_file",
    "remove_demo",
    "run_newsstand",
    "serve",
    "settle_newsstand",
    "ticks_s",
    "wants_newsstand",
    "welcome",
    "work",
]
