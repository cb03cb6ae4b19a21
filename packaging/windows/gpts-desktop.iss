; The installer for Windows, by Inno Setup 6: iscc /DVersion=0.1.0 packaging\windows\gpts-desktop.iss
; For one user, without an administrator; `python packaging\dev.py package` makes what it packs.

#ifndef Version
  #error Say which version: iscc /DVersion=...
#endif
#define Name "gpts-desktop"
#define Program "gpts-desktop.exe"

[Setup]
AppId={{7D0C1B0A-5B4E-4B0B-9E57-4A5F8E5C6E21}
AppName={#Name}
AppVersion={#Version}
AppVerName={#Name} {#Version}
AppPublisher=The gpts-desktop authors
DefaultDirName={autopf}\{#Name}
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
SetupIconFile=..\..\build\icons\gpts-desktop.ico
UninstallDisplayIcon={app}\{#Program}
OutputDir=..\..\build
OutputBaseFilename={#Name}-{#Version}-setup
Compression=lzma2/max
SolidCompression=yes
WizardStyle=modern
; A window that is open holds its files: it is asked to close.
CloseApplications=yes
RestartApplications=yes
ChangesAssociations=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[Files]
Source: "..\..\build\whole\gpts-desktop\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs

[InstallDelete]
; What an older version brought and this one does not.
Type: filesandordirs; Name: "{app}\_internal"

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Program}"
Name: "{autodesktop}\{#Name}"; Filename: "{app}\{#Program}"; Tasks: desktopicon

[Registry]
Root: HKA; Subkey: "Software\Classes\gpts-desktop"; ValueType: string; ValueData: "URL:{#Name}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\gpts-desktop"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\gpts-desktop\DefaultIcon"; ValueType: string; ValueData: "{app}\{#Program},0"
Root: HKA; Subkey: "Software\Classes\gpts-desktop\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" ""%1"""

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: nowait postinstall skipifsilent
; The uninstaller leaves the user's data, in %LOCALAPPDATA%\gpts-desktop, where it is.
