#compdef example_exporter
_example_exporter() {
    local command=serve
    local -a commands
    commands=(
        'serve:Answer scrapes.'
        'simulate:Simulate devices\: it'\''s all made up.'
        'explain:Tell what becomes of each value of a document.'
        'tree:Show a part of the tree.'
        'completion:Write a completion script.'
    )
    if (( CURRENT == 2 )) && [[ ${words[2]} != -* ]]; then
        _describe -t commands command commands
        return
    fi
    if [[ ${words[2]} != -* ]]; then
        command=${words[2]}
        shift words
        (( CURRENT-- ))
    fi
    case $command in
    serve)
        _arguments -S \
            '--config.file=[The configuration.]:FILE:_files' \
            '*--web.listen-address=[Where to listen\: \[HOST\]\:PORT. Without a host, on every address of the machine, IPv4 and IPv6.]:ADDRESS: ' \
            '--web.enable-lifecycle[Answer POST /-/reload.]' \
            '--no-web.enable-lifecycle[switch off --web.enable-lifecycle]' \
            '--web.compression[Don'\''t compress replies.]' \
            '--no-web.compression[switch off --web.compression]' \
            '--web.external-url=[How others reach this program.]:URL: ' \
            '--log.level=[The least level to log.]:LEVEL:(debug info warn error)' \
            '(- *)--help[Show this help.]' \
            '(- *)--version[Show the version.]'
        ;;
    simulate)
        _arguments -S \
            '--devices=[How many devices.]:COUNT: ' \
            '--pace=[How fast time goes.]:FACTOR: ' \
            '*--port=[A port.]:PORT: ' \
            '--statistics.directory-of-the-first-run=[Where to put numbers.]:DIRECTORY:_files' \
            '--log.level=[The least level to log.]:LEVEL:(debug info warn error)' \
            '(- *)--help[Show this help.]' \
            '(- *)--version[Show the version.]'
        ;;
    explain)
        _arguments -S \
            '(- *)--help[Show this help.]' \
            '(- *)--version[Show the version.]' \
            '1:DEVICE|FILE.json:_files'
        ;;
    tree)
        _arguments -S \
            '(- *)--help[Show this help.]' \
            '(- *)--version[Show the version.]' \
            '1:DEPTH: ' \
            '2:FILTER: '
        ;;
    completion)
        _arguments -S \
            '(- *)--help[Show this help.]' \
            '(- *)--version[Show the version.]' \
            '1:SHELL:(bash zsh fish)'
        ;;
    esac
}
# Run as an autoloaded function, or read by `source <(example_exporter completion zsh)`.
if [[ ${funcstack[1]} == _example_exporter ]]; then
    _example_exporter "$@"
else
    compdef _example_exporter example_exporter
fi
