"""A photo to several widths in several formats by libvips in one process that decodes it once.

    once.py PHOTO FOLDER ROUNDS ENDING=QUALITY,… WIDTH…

Prints a line of JSON: the rounds' times, the processor's time of all of them, both in milliseconds, and the most memory
in megabytes. Exit status 3: pyvips is not there.
"""

import json
import resource
import sys
import time

try:
    import pyvips
except (ImportError, OSError):
    sys.exit(3)

# Nothing is remembered from one round to the next.
pyvips.cache_set_max(0)

photo, folder, rounds, files, *widths = sys.argv[1:]
files = [file.split("=") for file in files.split(",")]


def made():
    whole = pyvips.Image.new_from_file(photo, access="sequential").copy_memory()
    for width in map(int, widths):
        small = whole.thumbnail_image(width, size="down")
        for ending, quality in files:
            small.write_to_file(f"{folder}/once-{width}.{ending}", Q=int(quality), strip=True)


times = []
before = time.process_time()
for _ in range(int(rounds)):
    begin = time.perf_counter()
    made()
    times.append((time.perf_counter() - begin) * 1000)
processor = (time.process_time() - before) * 1000
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"times": times, "processor": processor, "memory": memory}))
