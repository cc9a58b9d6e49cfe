#!/bin/sh
# Starts cubechat with the Java runtime, the jars and the class archive in its own folder.

self=$0
case $self in
    */*) ;;
    *) self=./$self ;;
esac
while [ -h "$self" ]; do
    link=$(readlink "$self")
    case $link in
        /*) self=$link ;;
        *) self=${self%/*}/$link ;;
    esac
done
# The class archive was made for absolute paths.
home=$(cd -P "${self%/*}/.." && pwd -P) || exit 1
lib=$home/lib

# The options of some other Java program would slow this one down, and print a line about it.
unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS

# In the bare C locale Java would turn every other letter of the arguments and the output into "?".
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX) export LC_ALL=C.UTF-8 ;;
esac

archive=
[ -f "$lib/cubechat.jsa" ] && archive=-XX:SharedArchiveFile=$lib/cubechat.jsa

# A short life wants the quick compiler and a small heap; a server, the good compiler and room.
case ${1-} in
    sandbox | demo) life='-Xmx512m --enable-native-access=ALL-UNNAMED' ;;
    *)
        # The screen talks to the terminal by native code.
        case " $* " in
            *' chat '*) life='-Xmx96m -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED' ;;
            *) life='-Xmx64m -XX:TieredStopAtLevel=1' ;;
        esac
        ;;
esac

# Native accessors: reflection without code made on the fly. The slf4j provider by name: no search through all jars, and no line that says so.
# -Xlog:disable: an archive that does not fit (a jar was touched) only costs time, never a line on stdout.
exec "$home/runtime/bin/java" $life -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto ${archive:+"$archive"} \
    -Dcubechat.home="$home" -Djdk.reflect.useNativeAccessorOnly=true -Dslf4j.provider=org.slf4j.nop.NOPServiceProvider -Dslf4j.internal.verbosity=WARN \
    -Xlog:disable -Xlog:all=off -cp "@CLASS_PATH@" dev.cubechat.app.Main "$@"
