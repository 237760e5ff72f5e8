"""The command line: `coffeeshop xray module:app` takes the x-ray home, to an application of your own."""

from coffeeshop.cli.main import main

__all__ = ["main"]
