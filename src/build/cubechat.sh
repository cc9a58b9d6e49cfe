#!/bin/sh
# Starts cubechat with the Java runtime, the jars and the class archives in its own folder.

# A folder's name that stands alone would be looked for in CDPATH, too.
self=$0
case $self in
    /* | ./* | ../*) ;;
    *) self=./$self ;;
esac
while [ -h "$self" ]; do
    link=$(readlink "$self")
    case $link in
        /*) self=$link ;;
        *) self=${self%/*}/$link ;;
    esac
done
# The class archives were made for absolute paths. Going there and back takes no process of its own; who may not enter their own
# folder again stays there, and Java does not start in one that is gone.
here=$PWD
if [ -n "$here" ] && cd "$here" 2>/dev/null; then
    cd -P "${self%/*}/.." || exit 1
    home=$PWD
    cd "$here" || exit 1
else
    home=$(cd -P "${self%/*}/.." && pwd -P) || exit 1
    [ -n "$here" ] || cd /
fi
lib=$home/lib

# A colon parts the folders in every list that Java gets.
case $home in
    *:*)
        printf '%s\n' "cubechat: Java cannot start from a folder with a colon in its name: $home" \
            'hint: Move cubechat to another folder.' >&2
        exit 14
        ;;
esac

# A stream that is closed would be taken by the first file that Java opens: its own code would be read as input, and what is
# said would be written into somebody's file. No input is an empty one; output that nobody can take stays an error, since the
# file in its place is open for reading only; what is said on stderr is lost, as before.
true 3>&2 || exec 2>/dev/null
{ true 3<&0; } 2>/dev/null || exec </dev/null
{ true 3>&1; } 2>/dev/null || exec 1</dev/null

# The options of some other Java program would slow this one down, and print a line about it.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS

# In the bare C locale Java would turn every other letter of arguments, variables and names of files into "?", and it takes that
# locale where any part of the person's own is not installed, as is usual after ssh and in containers. Programs that we start get the
# person's own back: see LocaleOfPerson. Where there is no C.UTF-8, as on a Mac, a locale that is said to be one of UTF-8 is believed.
unset CUBECHAT_LC_ALL
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX) plain=yes ;;
    *[Uu][Tt][Ff]8 | *[Uu][Tt][Ff]-8 | *[Uu][Tt][Ff]8@* | *[Uu][Tt][Ff]-8@*)
        if [ -d /usr/lib/locale/C.utf8 ] || [ -d /usr/lib/locale/C.UTF-8 ]; then plain=yes; else plain=; fi
        ;;
    # Only the system knows whether one of another encoding is there; few have one, and it takes a millisecond.
    *)
        case $(locale charmap 2>/dev/null) in
            ANSI_X3.4-1968 | US-ASCII | ASCII) plain=yes ;;
            *) plain= ;;
        esac
        ;;
esac
[ -z "$plain" ] || export CUBECHAT_LC_ALL="${LC_ALL-}" LC_ALL=C.UTF-8

# What kind of command line is it? A wrong guess costs time and nothing else.
case ${1-} in
    '' | --version | -V | --help | -h) kind=words ;;
    sandbox | demo) kind=server ;;
    chat) kind=chat ;;
    listen | wait | contacts | presence | privacy | system | doctor) kind=xmpp ;;
    *)
        case " $* " in
            # What scripts do most.
            ' msg send '*' --transport xmpp '* | ' msg send '*' --transport=xmpp '*) kind=send-xmpp ;;
            ' msg send '*) kind=send ;;
            *' chat '*) kind=chat ;;
            *' --transport xmpp '* | *' --transport=xmpp '* | ' msg pipe '*) kind=xmpp ;;
            *) kind=rest ;;
        esac
        ;;
esac
case " $* " in
    *' --help ' | *' -h ') kind=words ;;
esac

# Words are not said twice: nothing is worth compiling. A short life wants little compiled, by the
# quick compiler, and a small heap that is full only after its end, in pages as large as Linux has them;
# a server, the good compiler and room.
# Relocation 0: little of the archive of words is ever looked at, so it is mapped where it was made for. The others are read and
# written for another place at once, as Java does by itself: to copy page by page what changes takes longer.
case $kind in
    words) life='-Xms24m -Xmx64m -Xint -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0' ;;
    server) life=-Xmx512m ;;
    chat) life='-Xmx96m -XX:+UseTransparentHugePages -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=2' ;;
    *) life='-Xms24m -Xmn14m -Xmx64m -XX:+UseTransparentHugePages -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=2' ;;
esac
# A longer one is worth compiling for. In a pipe thousands of messages wait at a time: with room for
# them among the young objects, few grow old.
case " $* " in
    ' listen '*) life='-Xms24m -Xmx64m -XX:TieredStopAtLevel=1' ;;
    # What is done once for each page would be interpreted for most of a history.
    ' dialog export '* | ' msg history '*' --all '*) life='-Xms24m -Xmx64m -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.25' ;;
    ' msg pipe '*) life='-Xms32m -Xmx40m -Xmn16m -XX:SurvivorRatio=4 -XX:TargetSurvivorRatio=90 -XX:TieredStopAtLevel=1' ;;
esac

# Java takes an archive only while the jars have the sizes and times they had when it was made. If
# the times were lost (cp -r) or set alike (zip, packages), the jars get them back, once, as far as
# they are the same by their sums. Times are right where the first of these files is as old as the
# third, and the second older.
if ! [ "$lib/cubechat.jar" -nt "$lib/sums" ] ||
    [ "$lib/cubechat.jar" -nt "$lib/times" ] || [ "$lib/cubechat.jar" -ot "$lib/times" ]; then
    if [ -w "$lib/cubechat.jar" ] && [ -w "$lib/sums" ]; then
        (
            cd "$lib" && LC_ALL=C && export LC_ALL && cksum *.jar | cmp -s - sums || exit
            while read -r time jar; do
                TZ=UTC0 touch -t "$time" "$jar" || exit
            done <times
            TZ=UTC0 touch -t 201912310000.00 sums && touch -r cubechat.jar times
        ) 2>/dev/null
    fi
fi

# What sizes Linux gives a container is of no interest, since ours are given above; but a server may have
# to share processors. Elsewhere Java knows neither this option nor that for the pages.
[ $kind = server ] || life="$life -XX:+IgnoreUnrecognizedVMOptions -XX:-UseContainerSupport"

archive=
if [ -f "$lib/$kind.jsa" ]; then
    archive=-XX:SharedArchiveFile=$lib/$kind.jsa
    # What the chat needs only after its first picture; what a command needs only where it has not been before.
    [ -f "$lib/$kind-later.jsa" ] && archive=$archive:$lib/$kind-later.jsa
fi

# TLS, the screen and the database call native code, which lies beside the jars: out of them it would
# be written to the temporary folder at each start.
# Native accessors: reflection without code made on the fly. The slf4j provider by name: no search through all jars, and no line that says so.
# Selectors and XML likewise: Java's own, by name. No closures: Groovy's class for them would be looked for in all jars, too. No converters for times: ours come in their place.
# -Xlog:disable: an archive that does not fit (a jar was replaced) only costs time, never a line on stdout.
# Words of Java itself are no data: they go to stderr, all but the report of a crash, which Java writes to stdout whatever it is told, and
# which leaves no files in the folder where somebody happens to work. All classes that there are take a quarter of the 32 MB; by itself
# Java asks for a GB of addresses, which not everybody may have (ulimit -v).
exec "$home/runtime/bin/java" $life -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto ${archive:+"$archive"} \
    -XX:+DisplayVMOutputToStderr -XX:ErrorFile=/dev/null -XX:-DumpReplayDataOnError -XX:CompressedClassSpaceSize=32m \
    --enable-native-access=ALL-UNNAMED -Djava.library.path="$lib/native" -Dlibrary.jline.path="$lib/native" -Dorg.sqlite.lib.path="$lib/native" \
    -Dcubechat.home="$home" -Djdk.reflect.useNativeAccessorOnly=true -Dpicocli.disable.closures=true -Dpicocli.converters.excludes='java.[st].*' \
    -Dslf4j.provider=org.slf4j.nop.NOPServiceProvider -Dslf4j.internal.verbosity=WARN \
    -Djava.nio.channels.spi.SelectorProvider=@SELECTORS@ -Djavax.xml.stream.XMLInputFactory=com.sun.xml.internal.stream.XMLInputFactoryImpl \
    -Xlog:disable -Xlog:all=off -cp "$lib/@JAR@" dev.cubechat.app.Main "$@"
