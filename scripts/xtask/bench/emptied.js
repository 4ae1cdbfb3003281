// Run inside of the page: makes it an empty one, in which nothing of Galley's is left but its fonts. `arguments[0]` is a
// style sheet for what will be shown. The text gets the type and the width that it has in Galley.

const absolute = (rule) =>
  rule.cssText.replace(/url\("?([^")]+)"?\)/g, (_, url) => `url("${new URL(url, rule.parentStyleSheet.href)}")`);
const fonts = [...document.styleSheets]
  .flatMap((sheet) => [...sheet.cssRules])
  .filter((rule) => rule instanceof CSSFontFaceRule)
  .map(absolute);

// Opening a document anew also takes every listener off it and off the window.
document.open();
document.write('<!doctype html><html lang="en"><title>Galley</title><body><div></div></body></html>');
document.close();

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  ${fonts.join('')}
  ${arguments[0]}
  body { margin: 0; }
  body > div { height: 100vh; overflow: auto; }
  .ProseMirror {
    max-width: 600px;
    margin: 0 auto;
    outline: none;
    font: 400 1.1875rem / 1.58 "Newsreader Variable", serif;
  }
  p, h2 { margin: 0 0 0.95em; }
`);
document.adoptedStyleSheets = [sheet];
