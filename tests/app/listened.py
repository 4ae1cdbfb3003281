# What a screen reader is told while somebody writes, through AT-SPI: writes each letter as it comes in, after one line once it
# listens. Goes on until it is ended; changes nothing.
import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

listener = Atspi.EventListener.new(lambda event: print(event.any_data, end="", flush=True))
listener.register("object:text-changed:insert")
print("listening", flush=True)
Atspi.event_main()
