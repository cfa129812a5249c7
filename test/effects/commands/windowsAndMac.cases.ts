/** PowerShell, cmd and macOS. */
export const windowsAndMac = String.raw`
D data :: powershell -Command "Remove-Item -Recurse -Force C:\data"
D data :: pwsh -c 'Get-ChildItem C:\logs -Recurse | Remove-Item -Force'
- read :: pwsh -c 'Get-ChildItem C:\logs | Measure-Object'
- read :: powershell -Command "Remove-Item C:\data -Recurse -WhatIf"
D data :: cmd /c "rd /s /q C:\data"
D data :: cmd.exe /c del /f /s /q C:\data\*.*
- read :: cmd /c dir C:\data
- read :: powershell Get-Content app.log -Tail 20
D data :: powershell -c "Clear-Content C:\app.log"
D data :: powershell -c "Format-Volume -DriveLetter D -Confirm:\$false"
D data :: powershell -c "Clear-Disk -Number 1 -RemoveData -Confirm:\$false"
D data :: format D: /q /y
D data :: cipher /w:C
D data/config :: reg delete HKLM\Software\App /f
- config :: reg add HKLM\Software\App /v a /d 1 /f
- read :: reg query HKLM\Software\App
- infra :: powershell -c "Stop-Service -Name MSSQLSERVER -Force"
- infra :: Restart-Service w3svc
- infra :: net stop w3svc
- read :: Get-Service w3svc
D infra/config :: sc delete w3svc
- infra :: shutdown /s /t 0
- infra :: powershell -c "Stop-Computer -Force"
D config/infra/data :: net user bob /delete
- config :: net user bob P@ss /add
D data/infra/config :: bcdedit /deletevalue {default} safeboot
D infra :: powershell -c "Remove-AzResourceGroup -Name prod -Force"
D infra :: powershell -c "Remove-EC2Instance -InstanceId i-1 -Force"
D data :: powershell -c "Get-S3Object -BucketName b | Remove-S3Object -Force"
D config/data/infra :: powershell -c "Remove-ADUser -Identity bob -Confirm:\$false"
D infra :: powershell -c "Remove-VM -Name web1 -Force"
D data :: powershell -c "Invoke-Sqlcmd -Query 'DROP TABLE a'"
- read :: powershell -c "Invoke-Sqlcmd -Query 'SELECT 1'"
- message :: powershell -c "Send-MailMessage -To a@example.com -From b@example.com -Subject x"
D data :: robocopy C:\empty C:\data /MIR
- data :: robocopy C:\a C:\b /E
- config :: setx PATH "C:\bin"
- config/infra :: netsh advfirewall set allprofiles state off
D data/config/infra :: wmic shadowcopy delete
- config :: Set-ExecutionPolicy RemoteSigned -Scope CurrentUser
D config/infra/data :: schtasks /delete /tn backup /f
- read :: schtasks /query
D data :: diskutil eraseDisk APFS x disk2
- read :: diskutil list
D config :: defaults delete com.apple.dock
- config :: defaults write com.apple.dock autohide -bool true
- infra/config :: launchctl bootout system/com.example.app
- secret :: security find-generic-password -s app -w
D data/secret/config/infra :: security delete-generic-password -s app
D data :: osascript -e 'tell application "Finder" to empty trash'
D data :: osascript -e 'do shell script "rm -rf ~/x"'
- config/data/infra :: brew upgrade
- config/infra/data :: brew services stop postgresql
`;
