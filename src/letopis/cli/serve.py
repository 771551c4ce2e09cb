"""`letopis serve`: the chronicle as pages in a browser."""

import logging
import os
import sys
from threading import Thread

from letopis.cli import said
from letopis.errors import QuestionError

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def serve(*, host: str = "127.0.0.1", port: int = 8765, token: str = "", db: str = "") -> int:
    """Serve the chronicle as pages, on this machine only unless you say otherwise. Ctrl-C ends it.

    To let others in, give --host and a --token that they must show; put it behind HTTPS.

    For example:

        letopis serve
        letopis serve --db crisis.db --port 9000
        LETOPIS_TOKEN=… letopis serve --host 0.0.0.0

    Parameters
    ----------
    host
        Address to listen on. Any but this machine's own needs a token.
    port
        Port to listen on.
    token
        Secret that visitors must show; else LETOPIS_TOKEN. Seen by others on this machine if given here.
    db
        File or database URL of the store; else LETOPIS_DB, else ./letopis.db.
    """
    token = token or os.environ.get("LETOPIS_TOKEN", "")
    if host not in LOOPBACK and not token:
        raise QuestionError(
            f"{host} is open to other machines, and there is no token.",
            "Give --token or LETOPIS_TOKEN, or leave --host out to serve this machine only.",
        )
    if not 0 < port < 65536:
        raise QuestionError(f"{port} is no port.", "Choose from 1 to 65535.")
    said.opened(db).store.close()  # links what waits, and says so early when there is nothing to serve
    import uvicorn

    from letopis.web import create_app
    from letopis.web.judging import audit

    shown = f"[{host}]" if ":" in host else host
    print(f"The chronicle is at http://{shown}:{port}/ (ctrl-C ends)", file=sys.stderr, flush=True)
    told = logging.StreamHandler()  # who judged what, for whoever keeps the server's log
    told.setFormatter(logging.Formatter("%(asctime)s %(name)s %(message)s"))
    audit.addHandler(told)
    audit.setLevel(logging.INFO)
    app = create_app(said.place(db), token)
    Thread(target=app.state.desk.columns, daemon=True).start()  # what the first page would wait for
    uvicorn.run(app, host=host, port=port, log_level="warning")
    return 0
