@echo off
rem Starts cubechat with the Java runtime, the jars and the class archive in its own folder.
setlocal
for %%I in ("%~dp0..") do set "home=%%~fI"
set "lib=%home%\lib"

rem The options of some other Java program would slow this one down, and print a line about it.
set "JAVA_TOOL_OPTIONS="
set "JDK_JAVA_OPTIONS="
set "_JAVA_OPTIONS="

set "archive="
if exist "%lib%\cubechat.jsa" set archive="-XX:SharedArchiveFile=%lib%\cubechat.jsa"

rem A short life wants the quick compiler and a small heap; a server, the good compiler and room.
set "life=-Xmx64m -XX:TieredStopAtLevel=1"
if "%~1"=="sandbox" set "life=-Xmx512m --enable-native-access=ALL-UNNAMED"
if "%~1"=="demo" set "life=-Xmx512m --enable-native-access=ALL-UNNAMED"

"%home%\runtime\bin\java.exe" %life% -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto %archive% "-Dcubechat.home=%home%" -Djdk.reflect.useNativeAccessorOnly=true -Dslf4j.provider=org.slf4j.nop.NOPServiceProvider -Dslf4j.internal.verbosity=WARN -Xlog:disable -Xlog:all=off -cp "@CLASS_PATH@" dev.cubechat.app.Main %*
exit /b %errorlevel%
