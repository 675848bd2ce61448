#!/bin/bash

__caregauge_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__caregauge_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__caregauge_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__caregauge_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_caregauge() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(--version -h --help)
    local -a repeating_options=()
    local -a non_repeating_options=()
    __caregauge_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    serve|check|collect|targets|readings|alerts|findings|adapters|deliveries|explain|plan|record|silence|replay|rules|mail|export|adapter|help)
        # Offer subcommand argument completions
        "_caregauge_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'serve check collect targets readings alerts findings adapters deliveries explain plan record silence replay rules mail export adapter help' -- "${cur}"))
        ;;
    esac
}

_caregauge_serve() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--config --now --log-level)
    __caregauge_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--now')
        return
        ;;
    '--log-level')
        return
        ;;
    esac
}

_caregauge_check() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--config)
    __caregauge_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    esac
}

_caregauge_collect() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --server --token-file --adapter --now --format)
    __caregauge_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--server')
        return
        ;;
    '--token-file')
        return
        ;;
    '--adapter')
        return
        ;;
    '--now')
        return
        ;;
    '--format')
        __caregauge_add_completions -W 'table'$'\n''json'$'\n''csv'
        return
        ;;
    esac
}

_caregauge_targets() {
    repeating_flags=()
    non_repeating_flags=(--occurrences --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --server --token-file --region --area --indicator --state --as-of --format)
    __caregauge_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--server')
        return
        ;;
    '--token-file')
        return
        ;;
    '--region')
        return
        ;;
    '--area')
        return
        ;;
    '--indicator')
        return
        ;;
    '--state')
        return
        ;;
    '--as-of')
        return
        ;;
    '--format')
        __caregauge_add_completions -W 'table'$'\n''json'$'\n''csv'
        return
        ;;
    esac
}

_caregauge_readings() {
    repeating_flags=()
    non_repeating_flags=(--revisions --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --server --token-file --region --indicator --area --from --to --as-of --format)
    __caregauge_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--server')
        return
        ;;
    '--token-file')
        return
        ;;
    '--region')
        return
        ;;
    '--indicator')
        return
        ;;
    '--area')
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    '--as-of')
        return
        ;;
    '--format')
        __caregauge_add_completions -W 'table'$'\n''json'$'\n''csv'
        return
        ;;
    esac
}

_caregauge_alerts() {
    repeating_flags=()
    non_repeating_flags=(--all --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --server --token-file --region --kind --severity --as-of --format)
    __caregauge_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--server')
        return
        ;;
    '--token-file')
        return
        ;;
    '--region')
        return
        ;;
    '--kind')
        return
        ;;
    '--severity')
        return
        ;;
    '--as-of')
        return
        ;;
    '--format')
        __caregauge_add_completions -W 'table'$'\n''json'$'\n''csv'
        return
        ;;
    esac
}

_caregauge_findings() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--config --server --token-file --format)
    __caregauge_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--server')
        return
        ;;
    '--token-file')
        return
        ;;
    '--format')
        __caregauge_add_completions -W 'table'$'\n''json'$'\n''csv'
        return
        ;;
    esac
}

_caregauge_adapters() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--config --server --token-file --format)
    __caregauge_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--server')
        return
        ;;
    '--token-file')
        return
        ;;
    '--format')
        __caregauge_add_completions -W 'table'$'\n''json'$'\n''csv'
        return
        ;;
    esac
}

_caregauge_deliveries() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--config --server --token-file --state --receiver --format)
    __caregauge_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--server')
        return
        ;;
    '--token-file')
        return
        ;;
    '--state')
        return
        ;;
    '--receiver')
        return
        ;;
    '--format')
        __caregauge_add_completions -W 'table'$'\n''json'$'\n''csv'
        return
        ;;
    esac
}

_caregauge_explain() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--config --server --token-file --as-of)
    __caregauge_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--server')
        return
        ;;
    '--token-file')
        return
        ;;
    '--as-of')
        return
        ;;
    esac
}

_caregauge_plan() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __caregauge_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    check)
        # Offer subcommand argument completions
        "_caregauge_plan_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'check' -- "${cur}"))
        ;;
    esac
}

_caregauge_plan_check() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--config --server --token-file --region --lang --format)
    __caregauge_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--server')
        return
        ;;
    '--token-file')
        return
        ;;
    '--region')
        return
        ;;
    '--lang')
        return
        ;;
    '--format')
        __caregauge_add_completions -W 'table'$'\n''json'$'\n''csv'
        return
        ;;
    esac
}

_caregauge_record() {
    repeating_flags=()
    non_repeating_flags=(--withdraw --list --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --server --token-file --done-on --evidence --by --entry --why --as-of --format)
    __caregauge_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--server')
        return
        ;;
    '--token-file')
        return
        ;;
    '--done-on')
        return
        ;;
    '--evidence')
        return
        ;;
    '--by')
        return
        ;;
    '--entry')
        return
        ;;
    '--why')
        return
        ;;
    '--as-of')
        return
        ;;
    '--format')
        __caregauge_add_completions -W 'table'$'\n''json'$'\n''csv'
        return
        ;;
    esac
}

_caregauge_silence() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __caregauge_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    add|list|end)
        # Offer subcommand argument completions
        "_caregauge_silence_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'add list end' -- "${cur}"))
        ;;
    esac
}

_caregauge_silence_add() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--config --server --token-file --alert --region --area --indicator --kind --severity --until --by --why)
    __caregauge_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--server')
        return
        ;;
    '--token-file')
        return
        ;;
    '--alert')
        return
        ;;
    '--region')
        return
        ;;
    '--area')
        return
        ;;
    '--indicator')
        return
        ;;
    '--kind')
        return
        ;;
    '--severity')
        return
        ;;
    '--until')
        return
        ;;
    '--by')
        return
        ;;
    '--why')
        return
        ;;
    esac
}

_caregauge_silence_list() {
    repeating_flags=()
    non_repeating_flags=(--all --version -h --help)
    repeating_options=()
    non_repeating_options=(--config --server --token-file --format)
    __caregauge_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--server')
        return
        ;;
    '--token-file')
        return
        ;;
    '--format')
        __caregauge_add_completions -W 'table'$'\n''json'$'\n''csv'
        return
        ;;
    esac
}

_caregauge_silence_end() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--config --server --token-file --by --why)
    __caregauge_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--server')
        return
        ;;
    '--token-file')
        return
        ;;
    '--by')
        return
        ;;
    '--why')
        return
        ;;
    esac
}

_caregauge_replay() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--config --server --token-file --from --to)
    __caregauge_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--server')
        return
        ;;
    '--token-file')
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    esac
}

_caregauge_rules() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __caregauge_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    test|prometheus)
        # Offer subcommand argument completions
        "_caregauge_rules_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'test prometheus' -- "${cur}"))
        ;;
    esac
}

_caregauge_rules_test() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--config)
    __caregauge_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __caregauge_add_completions -o plusdirs -fX '!*.@(yaml|yml)'
        return
        ;;
    esac
}

_caregauge_rules_prometheus() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--config)
    __caregauge_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    esac
}

_caregauge_mail() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __caregauge_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    test)
        # Offer subcommand argument completions
        "_caregauge_mail_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'test' -- "${cur}"))
        ;;
    esac
}

_caregauge_mail_test() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--config)
    __caregauge_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    esac
}

_caregauge_export() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--config --server --token-file --format --from --to)
    __caregauge_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--config')
        return
        ;;
    '--server')
        return
        ;;
    '--token-file')
        return
        ;;
    '--format')
        __caregauge_add_completions -W 'openmetrics'$'\n''csv'
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    esac
}

_caregauge_adapter() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __caregauge_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    new|describe|run|check)
        # Offer subcommand argument completions
        "_caregauge_adapter_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'new describe run check' -- "${cur}"))
        ;;
    esac
}

_caregauge_adapter_new() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--language --into --sdk)
    __caregauge_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--language')
        __caregauge_add_completions -W 'swift'$'\n''python'$'\n''shell'
        return
        ;;
    '--into')
        return
        ;;
    '--sdk')
        return
        ;;
    esac
}

_caregauge_adapter_describe() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--option --path)
    non_repeating_options=(--user)
    __caregauge_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--option')
        return
        ;;
    '--path')
        return
        ;;
    '--user')
        return
        ;;
    esac
}

_caregauge_adapter_run() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--option --path)
    non_repeating_options=(--user --format --timeout)
    __caregauge_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--option')
        return
        ;;
    '--path')
        return
        ;;
    '--user')
        return
        ;;
    '--format')
        __caregauge_add_completions -W 'table'$'\n''json'$'\n''csv'
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_caregauge_adapter_check() {
    repeating_flags=()
    non_repeating_flags=(--list --version -h --help)
    repeating_options=(--option --path --only --catalogue)
    non_repeating_options=(--user --timeout)
    __caregauge_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--option')
        return
        ;;
    '--path')
        return
        ;;
    '--user')
        return
        ;;
    '--only')
        return
        ;;
    '--catalogue')
        return
        ;;
    '--timeout')
        return
        ;;
    esac
}

_caregauge_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __caregauge_offer_flags_options -1
}

complete -o filenames -F _caregauge caregauge
