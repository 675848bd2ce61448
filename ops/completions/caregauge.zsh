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
            'targets:How the targets stand: state, figure, what is still to go, and why.'
            'readings:The stored figures, the newest revision of every period.'
            'alerts:Alerts that are pending or fire, the worst first; --all shows the resolved ones too.'
            'findings:Cells, figures and reports that cannot be right, in the order in which they were found.'
            'adapters:The adapters and how their collections went.'
            'deliveries:Messages on their way, the newest first: to whom, how far, and what the server said.'
            'explain:Why a target is in its state, why an alert fires, or what became of a message.'
            'plan:What the policy plans'\'' own numbers show.'
            'record:Records that a task is done, takes such a word back, or lists what was entered.'
            'silence:Keeps alerts from being told for a while.'
            'replay:Judges the stored history again, by what was in force then; must equal what happened live.'
            'rules:Operators'\'' tests of their alerts and mails, and rules for Prometheus.'
            'mail:Mails.'
            'export:The stored history as CSV, or as OpenMetrics that `promtool tsdb create-blocks-from openmetrics` reads.'
            'adapter:Makes, shows, runs and checks one adapter alone, without service or database.'
            'help:Show subcommand help information.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        serve|check|collect|targets|readings|alerts|findings|adapters|deliveries|explain|plan|record|silence|replay|rules|mail|export|adapter|help)
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

_caregauge_targets() {
    local -i ret=1
    local -ar ___format=('table' 'json' 'csv')
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        '--server[The service'\''s address; else the one that the configuration lets it listen on.]:server:'
        '--token-file[A file with the token for what changes something.]:token-file:'
        '--region[Only this region\: ningxia.]:region:'
        '--area[Only this area, by its code.]:area:'
        '--indicator[Only this indicator.]:indicator:'
        '--state[Only this state\: missed, slipped, off_track, at_risk, unknown, on_track, open, met, not_judged.]:state:'
        '--as-of[As things stood at the end of this day\: 2023-10-08.]:as-of:'
        '--occurrences[Every occurrence of recurring targets.]'
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

_caregauge_alerts() {
    local -i ret=1
    local -ar ___format=('table' 'json' 'csv')
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        '--server[The service'\''s address; else the one that the configuration lets it listen on.]:server:'
        '--token-file[A file with the token for what changes something.]:token-file:'
        '--region[Only this region.]:region:'
        '--kind[Only this kind\: target, target_unreported, threshold, adapter_failing …]:kind:'
        '--severity[Only this severity\: critical, warning or info.]:severity:'
        '--as-of[As things stood at the end of this day.]:as-of:'
        '--all[Resolved ones too.]'
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

_caregauge_deliveries() {
    local -i ret=1
    local -ar ___format=('table' 'json' 'csv')
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        '--server[The service'\''s address; else the one that the configuration lets it listen on.]:server:'
        '--token-file[A file with the token for what changes something.]:token-file:'
        '--state[Only this state\: pending, sent or failed.]:state:'
        '--receiver[Only this receiver of the configuration.]:receiver:'
        '--format[table, json or csv.]:format:{__caregauge_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_explain() {
    local -i ret=1
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        '--server[The service'\''s address; else the one that the configuration lets it listen on.]:server:'
        '--token-file[A file with the token for what changes something.]:token-file:'
        ':id:'
        '--as-of[As things stood at the end of this day.]:as-of:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_plan() {
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
            'check:Do the plans'\'' own numbers add up? Exits with 1 when something is found.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        check)
            "_caregauge_plan_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_caregauge_plan_check() {
    local -i ret=1
    local -ar ___format=('table' 'json' 'csv')
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        '--server[The service'\''s address; else the one that the configuration lets it listen on.]:server:'
        '--token-file[A file with the token for what changes something.]:token-file:'
        '--region[Only findings about this region.]:region:'
        '--lang[zh or en.]:lang:'
        '--format[table or json.]:format:{__caregauge_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_record() {
    local -i ret=1
    local -ar ___format=('table' 'json' 'csv')
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        '--server[The service'\''s address; else the one that the configuration lets it listen on.]:server:'
        '--token-file[A file with the token for what changes something.]:token-file:'
        ':target:'
        '--done-on[The day on which it was done\: 2023-11-28.]:done-on:'
        '--evidence[A file, address or sentence that proves it.]:evidence:'
        '--by[Who says so.]:by:'
        '--withdraw[Take an entry back.]'
        '--entry[With --withdraw\: the entry'\''s number, as --list shows it.]:entry:'
        '--why[With --withdraw\: why.]:why:'
        '--list[List what was entered, withdrawn entries too.]'
        '--as-of[With --list\: as known at the end of this day.]:as-of:'
        '--format[With --list\: table, json or csv.]:format:{__caregauge_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_silence() {
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
            'add:Silences one alert, or all that match, until a time.'
            'list:Silences that hold or will hold; --all shows past ones too.'
            'end:Ends a silence before its time.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        add|list|end)
            "_caregauge_silence_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_caregauge_silence_add() {
    local -i ret=1
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        '--server[The service'\''s address; else the one that the configuration lets it listen on.]:server:'
        '--token-file[A file with the token for what changes something.]:token-file:'
        '--alert[Only the alert with this id\: target\:YC-011.]:alert:'
        '--region[Alerts of this region.]:region:'
        '--area[Alerts of this area.]:area:'
        '--indicator[Alerts on this indicator.]:indicator:'
        '--kind[Alerts of this kind\: target, target_unreported, threshold, adapter_failing …]:kind:'
        '--severity[Alerts of this severity\: critical, warning or info.]:severity:'
        '--until[Until the beginning of this day, or until this time\: 2023-11-01, 2023-11-01T08\:00.]:until:'
        '--by[Who asks for it.]:by:'
        '--why[Why.]:why:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_silence_list() {
    local -i ret=1
    local -ar ___format=('table' 'json' 'csv')
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        '--server[The service'\''s address; else the one that the configuration lets it listen on.]:server:'
        '--token-file[A file with the token for what changes something.]:token-file:'
        '--all[Past ones too.]'
        '--format[table, json or csv.]:format:{__caregauge_complete "${___format[@]}"}'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_silence_end() {
    local -i ret=1
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        '--server[The service'\''s address; else the one that the configuration lets it listen on.]:server:'
        '--token-file[A file with the token for what changes something.]:token-file:'
        ':id:'
        '--by[Who ends it.]:by:'
        '--why[Why.]:why:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_replay() {
    local -i ret=1
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        '--server[The service'\''s address; else the one that the configuration lets it listen on.]:server:'
        '--token-file[A file with the token for what changes something.]:token-file:'
        '--from[Tell differences from the beginning of this day on.]:from:'
        '--to[Judge to the end of this day.]:to:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_rules() {
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
            'test:Lets timelines pass, and says where alerts and mails are other than expected.'
            'prometheus:Prints alerting rules for a Prometheus that scrapes the service.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        test|prometheus)
            "_caregauge_rules_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_caregauge_rules_test() {
    local -i ret=1
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        '*:files:_files -g '\''*.yaml *.yml'\'''
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_rules_prometheus() {
    local -i ret=1
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_mail() {
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
            'test:Sends one real mail to a receiver of the configuration, in the configured way.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        test)
            "_caregauge_mail_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_caregauge_mail_test() {
    local -i ret=1
    local -ar arg_specs=(
        '--config[The configuration file; else $CAREGAUGE_CONFIG, else /etc/caregauge/caregauge.yaml.]:config:'
        ':receiver:'
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
            'new:Makes a plugin folder for a new adapter, which runs and passes the check as it is.'
            'describe:What an adapter says of itself: region, indicators, areas, options.'
            'run:Runs an adapter once and prints what it would send; stores nothing.'
            'check:Checks whether an adapter keeps the protocol, whatever it is written in.'
        )
        _describe -V subcommand subcommands && ret=0
        ;;
    arg)
        case "${words[1]}" in
        new|describe|run|check)
            "_caregauge_adapter_${words[1]}" && ret=0
            ;;
        esac
        ;;
    esac

    return "${ret}"
}

_caregauge_adapter_new() {
    local -i ret=1
    local -ar ___language=('swift' 'python' 'shell')
    local -ar arg_specs=(
        '--language[swift, python or shell.]:language:{__caregauge_complete "${___language[@]}"}'
        '--into[The folder in which the plugin'\''s is made.]:into:'
        '--sdk[For Swift\: path (from the new folder) or URL of the CareGauge package.]:sdk:'
        ':name:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_adapter_describe() {
    local -i ret=1
    local -ar arg_specs=(
        '*--option[An option of the adapter as name=value; may be repeated, also for more items of a list.]:option:'
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
        '*--option[An option of the adapter as name=value; may be repeated, also for more items of a list.]:option:'
        '*--path[A further folder in which the program is looked for; may be repeated.]:path:'
        '--user[As root\: the user that the program runs as.]:user:'
        '*:words:'
        '--format[table, json or csv.]:format:{__caregauge_complete "${___format[@]}"}'
        '--timeout[Seconds to wait for the adapter'\''s answer.]:timeout:'
        '--version[Show the version.]'
        '(-h --help)'{-h,--help}'[Show help information.]'
    )
    _arguments -w -s -S : "${arg_specs[@]}" && ret=0

    return "${ret}"
}

_caregauge_adapter_check() {
    local -i ret=1
    local -ar arg_specs=(
        '*--option[An option of the adapter as name=value; may be repeated, also for more items of a list.]:option:'
        '*--path[A further folder in which the program is looked for; may be repeated.]:path:'
        '--user[As root\: the user that the program runs as.]:user:'
        '*--only[Only the vector of this name, or all below it (source/); may be repeated.]:only:'
        '*--catalogue[A catalogue (YAML) whose ids, codes and ranges must fit; may be repeated.]:catalogue:'
        '--timeout[Seconds to wait for one answer.]:timeout:'
        '--list[Print all vectors, and run nothing.]'
        '*:words:'
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
