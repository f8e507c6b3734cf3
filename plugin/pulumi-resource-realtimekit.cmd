@echo off
rem Pulumi starts this file. NODE_OPTIONS is meant for the user's own programs.
set NODE_OPTIONS=
node "%~dp0index.cjs" %*
