#compdef caregauge

__caregauge_complete() {
    local -ar non_empty_completions=("${@:#(|:*)}")
    local -ar empty_completions=("${(M)@:#(|:*)}")
    _describe -V '' non_empty_completions -- empty_completions -P $'\'\''
}

__caregauge_custom_complete() {
    local -a completions
    completions=("${(@f)"$("${command_name}" "${@}" "${command_line[@]}")"}")
    if [[ "${#completions[@]}" -gt 1 ]]; then
        __caregauge_complete "${completions[@]:0:-1}"
    fi
}

__caregauge_cursor_index_in_current_word() {
    if [[ -z "${QIPREFIX}${IPREFIX}${PREFIX}" ]]; then
        printf 0
    else
        printf %s "${#${(z)LBUFFER}[-1]}"
    fi
}

_caregauge() {
    emulate -RL zsh -G
    setopt extendedglob nullglob numericglobsort
    unsetopt aliases banghist

    local -xr SAP_SHELL=zsh
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(builtin emulate zsh -c 'printf %s "${ZSH_VERSION}"')"
    local -r SAP_SHELL_VERSION

    local context state state_descr line
    local -A opt_args

    local -r command_name="${words[1]}"
    local -ar command_line=("${words[@]}")
    local -ir current_word_index="$((CURRENT - 1))"

    local -i ret=1
    local -ar arg_specs=(
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'serve:The service: collects, stores, and answers over HTTP until it is stopped.'
            'check:Every fault of configuration and catalogues at once; exits with 78 when there is one.'
            'collect:One collection now, by the running service, or by this command where none runs.'
            'readings:The stored figures, the newest revision of every period.'
            'adapters:The adapters and how their collections went.'
            'findings:Cells, figures and reports that cannot be right, in the order in which they were found.'
            'export:The stored history as CSV, or as OpenMetrics that `promtool tsdb create-blocks-from openmetrics` reads.'
            'adapter:Runs one adapter alone, without service or database.'
            'help:Show subcommand help information.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        serve|check|collect|readings|adapters|findings|export|adapter|help)
            "_caregauge_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_caregauge_serve() {
    local -i ret=1
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        '--now[Start the calendar here\: 2023-10-08T09\:00, in the configured time zone.]:now:'
        '--log-level[trace, debug, info, notice, warning, error or critical.]:log-level:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_check() {
    local -i ret=1
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_collect() {
    local -i ret=1
    local -ar ___format=('table' 'json' 'csv')
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        '--server[The service'\''s address; else the one that the configuration lets it listen on.]:server:'
        '--token-file[A file with the token for what changes something.]:token-file:'
        '--adapter[Only this adapter.]:adapter:'
        '--dry-run[Run the adapters, store nothing.]'
        '--now[Where no service runs, start the calendar here\: 2023-10-08T09\:00.]:now:'
        '--format[table, json or csv.]:format:{__caregauge_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_readings() {
    local -i ret=1
    local -ar ___format=('table' 'json' 'csv')
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        '--server[The service'\''s address; else the one that the configuration lets it listen on.]:server:'
        '--token-file[A file with the token for what changes something.]:token-file:'
        '--region[Only this region, such as inner_mongolia.]:region:'
        '--indicator[Only this indicator.]:indicator:'
        '--area[Only this area, six or nine digits.]:area:'
        '--from[Only periods that begin on this day or later.]:from:'
        '--to[Only periods that end on this day or earlier.]:to:'
        '--as-of[As known at the end of this day.]:as-of:'
        '--revisions[Every revision, not only the newest.]'
        '--format[table, json or csv.]:format:{__caregauge_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_adapters() {
    local -i ret=1
    local -ar ___format=('table' 'json' 'csv')
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        '--server[The service'\''s address; else the one that the configuration lets it listen on.]:server:'
        '--token-file[A file with the token for what changes something.]:token-file:'
        '--format[table, json or csv.]:format:{__caregauge_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_findings() {
    local -i ret=1
    local -ar ___format=('table' 'json' 'csv')
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        '--server[The service'\''s address; else the one that the configuration lets it listen on.]:server:'
        '--token-file[A file with the token for what changes something.]:token-file:'
        '--format[table, json or csv.]:format:{__caregauge_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_export() {
    local -i ret=1
    local -ar ___format=('openmetrics' 'csv')
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        '--server[The service'\''s address; else the one that the configuration lets it listen on.]:server:'
        '--token-file[A file with the token for what changes something.]:token-file:'
        '--format[openmetrics or csv.]:format:{__caregauge_complete "${___format[@]}"}'
        '--from[Only periods that end on this day or later.]:from:'
        '--to[Only periods that end on this day or earlier.]:to:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_adapter() {
    local -i ret=1
    local -ar arg_specs=(
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
        '(-): :->command'
        '(-)*:: :->arg'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0
    case "${state}" in
    command)
        local -ar subcommands=(
            'describe:What an adapter says of itself: region, indicators, areas, options.'
            'run:Runs an adapter once and prints what it would send; stores nothing.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        describe|run)
            "_caregauge_adapter_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_caregauge_adapter_describe() {
    local -i ret=1
    local -ar arg_specs=(
        '*--option[An option of the adapter as name=value; may be repeated.]:option:'
        '*--path[A further folder in which the program is looked for; may be repeated.]:path:'
        '--user[As root\: the user that the program runs as.]:user:'
        '*:words:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_adapter_run() {
    local -i ret=1
    local -ar ___format=('table' 'json' 'csv')
    local -ar arg_specs=(
        '*--option[An option of the adapter as name=value; may be repeated.]:option:'
        '*--path[A further folder in which the program is looked for; may be repeated.]:path:'
        '--user[As root\: the user that the program runs as.]:user:'
        '*:words:'
        '--format[table, json or csv.]:format:{__caregauge_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_help() {
    local -i ret=1
    local -ar arg_specs=(
        '*:subcommands:'
        '--version[Show the version.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

if [[ "${funcstack[1]}" = _caregauge ]]; then
    _caregauge "${@}"
else
    compdef _caregauge caregauge
fi
