@echo off
rem Starts cubechat with the Java runtime, the jars and the class archives in its own folder.
rem An exclamation mark is a sign like any other, whatever the registry or cmd /V:ON says.
setlocal EnableExtensions DisableDelayedExpansion
call :find

rem A semicolon parts the folders in every list that Java gets.
if not "%home:;=%"=="%home%" (
    >&2 echo cubechat: Java cannot start from a folder with a semicolon in its name: "%home%"
    >&2 echo hint: Move cubechat to another folder.
    exit /b 14
)

rem The options of some other Java program would slow this one down, and print a line about it. A
rem variable of that name would hide the exit code.
set "JAVA_TOOL_OPTIONS="
set "JDK_JAVA_OPTIONS="
set "_JAVA_OPTIONS="
set "errorlevel="

rem What kind of command line is it? A wrong guess costs time and nothing else. It is looked at without
rem its quotes and as a whole: one argument of it, such as -m"a & b", could not be quoted again.
set args=%*
set "noun="
set "verb="
if defined args set "args=%args:"=%"
if defined args for /f "tokens=1,2" %%A in ("%args%") do (
    set "noun=%%A"
    set "verb=%%B"
)
set "kind=rest"
for %%W in (listen wait contacts presence privacy system doctor) do if "%noun%"=="%%W" set "kind=xmpp"
for %%W in (sandbox demo) do if "%noun%"=="%%W" set "kind=server"
if "%noun%"=="chat" set "kind=chat"
if "%noun% %verb%"=="msg pipe" set "kind=xmpp"
rem What scripts do most.
if "%noun% %verb%"=="msg send" set "kind=send"
if "%kind%"=="send" if not "%args:xmpp=%"=="%args%" set "kind=send-xmpp"
if "%noun%"=="" set "kind=words"
for %%W in (--version -V) do if "%noun%"=="%%W" set "kind=words"
if "%args:~-6%"=="--help" set "kind=words"
if "%args:~-2%"=="-h" set "kind=words"

rem A short life wants little compiled, by the quick compiler, and a small heap; a server, the good
rem compiler and room. A longer one is worth compiling for.
set "life=-Xms24m -Xmn14m -Xmx64m -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=2"
rem Nothing is said twice.
if "%kind%"=="words" set "life=-Xms24m -Xmx64m -Xint -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0"
if "%kind%"=="chat" set "life=-Xmx96m -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=2"
if "%kind%"=="server" set "life=-Xmx512m"
if "%noun%"=="listen" set "life=-Xms24m -Xmx64m -XX:TieredStopAtLevel=1"
for %%W in ("dialog export" "msg history") do if "%noun% %verb%"=="%%~W" set "life=-Xms24m -Xmx64m -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.25"
rem In a pipe thousands of messages wait at a time: with room for them among the young objects, few grow old.
if "%~1 %~2"=="msg pipe" set "life=-Xms32m -Xmx40m -Xmn16m -XX:SurvivorRatio=4 -XX:TargetSurvivorRatio=90 -XX:TieredStopAtLevel=1"

set "archive="
if exist "%lib%\%kind%.jsa" set archive="-XX:SharedArchiveFile=%lib%\%kind%.jsa"
rem What the chat needs only after its first picture; what a command needs only where it has not been before.
if defined archive if exist "%lib%\%kind%-later.jsa" set archive="-XX:SharedArchiveFile=%lib%\%kind%.jsa;%lib%\%kind%-later.jsa"

rem TLS, the screen and the database call native code, which lies beside the jars. Words of Java itself go to stderr, all but the
rem report of a crash, which leaves no files in the folder where somebody happens to work.
"%home%\runtime\bin\java.exe" %life% -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto %archive% -XX:+DisplayVMOutputToStderr -XX:ErrorFile=NUL -XX:-DumpReplayDataOnError -XX:CompressedClassSpaceSize=32m --enable-native-access=ALL-UNNAMED "-Djava.library.path=%lib%\native" "-Dlibrary.jline.path=%lib%\native" "-Dorg.sqlite.lib.path=%lib%\native" "-Dcubechat.home=%home%" -Djdk.reflect.useNativeAccessorOnly=true -Dpicocli.disable.closures=true "-Dpicocli.converters.excludes=java.[st].*" -Dslf4j.provider=org.slf4j.nop.NOPServiceProvider -Dslf4j.internal.verbosity=WARN -Djava.nio.channels.spi.SelectorProvider=@SELECTORS@ -Djavax.xml.stream.XMLInputFactory=com.sun.xml.internal.stream.XMLInputFactoryImpl -Xlog:disable -Xlog:all=off -cp "%lib%\@JAR@" dev.cubechat.app.Main %*
exit /b %errorlevel%

rem Typed with quotes and found by PATH, a script knows its own folder only in a subroutine.
:find
for %%I in ("%~dp0..") do set "home=%%~fI"
set "lib=%home%\lib"
exit /b 0
