"""The shop under a name, for another process: `serve("coffeeshop.app.main:app", where="process")`."""

from coffeeshop.app.shop import create_app

app = create_app()
