# bash completion for example_exporter
_example_exporter() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=serve options
    COMPREPLY=()
    # The equals sign of --name=value is a word of its own.
    if [[ $current == = ]]; then
        current=
    elif [[ $previous == = ]]; then
        previous=${COMP_WORDS[COMP_CWORD-2]}
    fi
    if (( COMP_CWORD > 1 )); then
        case ${COMP_WORDS[1]} in
        serve|simulate|explain|tree|completion) command=${COMP_WORDS[1]} ;;
        esac
    fi
    case $command,$previous in
        serve,--config.file) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$current"); return ;;
        serve,--web.listen-address) return ;;
        serve,--web.external-url) return ;;
        serve,--log.level) mapfile -t COMPREPLY < <(compgen -W 'debug info warn error' -- "$current"); return ;;
        simulate,--devices) return ;;
        simulate,--pace) return ;;
        simulate,--port) return ;;
        simulate,--statistics.directory-of-the-first-run) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$current"); return ;;
        simulate,--log.level) mapfile -t COMPREPLY < <(compgen -W 'debug info warn error' -- "$current"); return ;;
    esac
    case $command in
        serve) options='--config.file --web.listen-address --web.enable-lifecycle --no-web.enable-lifecycle --web.compression --no-web.compression --web.external-url --log.level --help --version' ;;
        simulate) options='--devices --pace --port --statistics.directory-of-the-first-run --log.level --help --version' ;;
        explain) options='--help --version' ;;
        tree) options='--help --version' ;;
        completion) options='--help --version' ;;
    esac
    if [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
        return
    fi
    if (( COMP_CWORD == 1 )); then
        mapfile -t COMPREPLY < <(compgen -W 'serve simulate explain tree completion' -- "$current")
        return
    fi
    case $command in
        explain) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
        completion) mapfile -t COMPREPLY < <(compgen -W 'bash zsh fish' -- "$current") ;;
    esac
}
complete -F _example_exporter example_exporter
