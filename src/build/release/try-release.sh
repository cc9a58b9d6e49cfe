#!/bin/sh
# Tries what `mvn -Prelease package` left in target/release as a stranger would: unpacks the archives
# elsewhere and runs them, and, as root, installs the .deb and removes it on a machine with dpkg, and
# the .rpm in a root of its own on a machine with rpm.
# Usage: src/build/release/try-release.sh [FOLDER]
set -eu
release=$(cd "${1:-target/release}" && pwd)
place=$(mktemp -d "${TMPDIR:-/tmp}/cubechat release.XXXXXX")
trap 'rm -rf "$place"' EXIT
export HOME="$place/home"
mkdir "$HOME"

fail() {
    echo "FAILED: $*" >&2
    exit 1
}

# Runs without a word on stderr, and with its class archive.
runs() { # program
    [ "$("$1" --version 2>&1)" = "cubechat $version" ] || fail "$1 --version"
    "$1" doctor --jsonl --api-url=https://localhost:1 --chat-host=localhost 2>/dev/null |
        grep -q '"check":"program","status":"ok".*class archive in use' || fail "$1: no class archive in use"
    echo "ok: $1"
}

archive=$(ls "$release"/cubechat-*.tar.gz)
version=$(basename "$archive" | sed 's/cubechat-\([0-9.]*\)-.*/\1/')

# An archive, unpacked and renamed, with a blank in the path.
tar xzf "$archive" -C "$place"
mv "$place/cubechat-$version" "$place/some where"
runs "$place/some where/bin/cubechat"
"$place/some where/bin/cubechat" demo --tour </dev/null >"$place/tour" 2>&1 || fail "demo --tour"
grep -q 'I bring the tea' "$place/tour" || fail "demo --tour: nobody talks"
echo "ok: demo --tour"

# A copy that does not keep times.
cp -r "$place/some where" "$place/copy"
runs "$place/copy/bin/cubechat"
[ -f "$place/copy/lib/lanterna.jar" ] || fail "Lanterna is no jar of its own"
[ -s "$place/copy/THIRD-PARTY.txt" ] || fail "no licences of the libraries"
rm -rf "$place/some where" "$place/copy"

if command -v unzip >/dev/null; then
    (cd "$place" && TZ=Asia/Tokyo unzip -q "${archive%.tar.gz}.zip")
    runs "$place/cubechat-$version/bin/cubechat"
fi

if command -v dpkg >/dev/null && [ "$(id -u)" = 0 ] && ! command -v cubechat >/dev/null; then
    dpkg -i "$release"/cubechat_*.deb >/dev/null
    trap 'dpkg -P cubechat >/dev/null 2>&1; rm -rf "$place"' EXIT
    runs cubechat
    # Nobody but root could put times right.
    su nobody -s /bin/sh -c "HOME='$place' cubechat doctor --jsonl --api-url=https://localhost:1 --chat-host=localhost" 2>/dev/null |
        grep -q 'class archive in use' || fail "no class archive in use for others"
    if command -v man >/dev/null; then
        man -w cubechat cubechat-msg cubechat-exit-codes >/dev/null || fail "man finds no pages"
    fi
    for file in bash-completion/completions/cubechat zsh/vendor-completions/_cubechat \
        fish/vendor_completions.d/cubechat.fish doc/cubechat/copyright; do
        [ -f "/usr/share/$file" ] || fail "no /usr/share/$file"
    done
    bash -c '. /usr/share/bash-completion/completions/cubechat && complete -p cubechat' >/dev/null ||
        fail "bash does not complete"
    installed=$(dpkg -L cubechat | grep cubechat)
    dpkg -r cubechat >/dev/null
    dpkg -P cubechat >/dev/null 2>&1
    for file in $installed; do
        [ ! -e "$file" ] || fail "left behind: $file"
    done
    echo "ok: installed and removed again"
fi

if command -v rpm >/dev/null && [ "$(id -u)" = 0 ]; then
    package=$(ls "$release"/cubechat-*.rpm)
    root="$place/root"
    mkdir "$root"
    # There is no system around it, not even a shell for its script.
    rpm --root "$root" --install --nodeps --noscripts "$package" || fail "rpm does not install"
    runs "$root/usr/bin/cubechat"
    rpm -qp --scripts "$package" | grep -q '^/usr/lib/cubechat/bin/cubechat --version ' || fail "no script puts times right"
    rpm -qp --qf '[%{FILEMODES:perms} %{FILEUSERNAME} %{FILEGROUPNAME} %{FILENAMES}\n]' "$package" >"$place/files"
    odd=$(grep -v -E -e '^drwxr-xr-x root root /usr/(lib|share|share/doc)/cubechat(/|$)' \
        -e '^-rw-r--r-- root root /usr/(lib/cubechat|share)/' \
        -e '^-rwxr-xr-x root root /usr/lib/cubechat/(bin/cubechat|runtime/bin/[a-z]+|runtime/lib/j(exec|spawnhelper))$' \
        -e '^l[rwx-]+ root root /usr/bin/cubechat$' "$place/files") || :
    [ -z "$odd" ] || fail "odd rights or places in the rpm: $odd"
    odd=$(find "$root/usr" ! -user root -o ! -group root -o -type d ! -perm 755 -o -type f ! -perm 644 ! -perm 755)
    [ -z "$odd" ] || fail "odd rights after rpm: $odd"
    for file in man/man1/cubechat.1 man/man7/cubechat-exit-codes.7 bash-completion/completions/cubechat \
        zsh/site-functions/_cubechat fish/vendor_completions.d/cubechat.fish doc/cubechat/copyright; do
        [ -f "$root/usr/share/$file" ] || fail "no /usr/share/$file in the rpm"
    done
    rpm --root "$root" --erase --noscripts cubechat || fail "rpm does not erase"
    odd=$(find "$root/usr" -name "*cubechat*")
    [ -z "$odd" ] || fail "rpm left behind: $odd"
    echo "ok: rpm installed and erased again"
fi
