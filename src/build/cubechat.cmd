@echo off
rem Starts cubechat with the Java runtime, the jars and the class archives in its own folder.
setlocal
for %%I in ("%~dp0..") do set "home=%%~fI"
set "lib=%home%\lib"

rem The options of some other Java program would slow this one down, and print a line about it.
set "JAVA_TOOL_OPTIONS="
set "JDK_JAVA_OPTIONS="
set "_JAVA_OPTIONS="

rem What kind of command line is it? A wrong guess costs time and nothing else. Only whole words are
rem looked at: a message may hold any sign.
set "kind=rest"
if "%~1"=="" set "kind=words"
for %%W in (--version -V --help -h) do if "%~1"=="%%W" set "kind=words"
for %%W in (listen wait contacts presence privacy system doctor) do if "%~1"=="%%W" set "kind=xmpp"
for %%W in (sandbox demo) do if "%~1"=="%%W" set "kind=server"
if "%~1 %~2"=="msg pipe" set "kind=xmpp"
if "%~1"=="chat" set "kind=chat"
for %%W in (--help -h) do (
    if "%~2"=="%%W" set "kind=words"
    if "%~3"=="%%W" set "kind=words"
    if "%~4"=="%%W" set "kind=words"
)

rem A short life wants the quick compiler and a small heap; a server, the good compiler and room.
set "life=-Xms24m -Xmx64m -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=2"
if "%kind%"=="chat" set "life=-Xmx96m -XX:TieredStopAtLevel=1"
if "%kind%"=="server" set "life=-Xmx512m"

set "archive="
if exist "%lib%\%kind%.jsa" set archive="-XX:SharedArchiveFile=%lib%\%kind%.jsa"

rem TLS, the screen and the database call native code, which lies beside the jars.
"%home%\runtime\bin\java.exe" %life% -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto %archive% --enable-native-access=ALL-UNNAMED "-Djava.library.path=%lib%\native" "-Dlibrary.jline.path=%lib%\native" "-Dorg.sqlite.lib.path=%lib%\native" "-Dcubechat.home=%home%" -Djdk.reflect.useNativeAccessorOnly=true -Dslf4j.provider=org.slf4j.nop.NOPServiceProvider -Dslf4j.internal.verbosity=WARN -Xlog:disable -Xlog:all=off -cp "@CLASS_PATH@" dev.cubechat.app.Main %*
exit /b %errorlevel%
