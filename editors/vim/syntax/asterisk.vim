" Colours for dialplans.
if exists('b:current_syntax')
  finish
endif

syntax case ignore

syntax match asteriskSection /^\s*\[[^]]\+\]\(([^)]*)\)\?/
syntax match asteriskInclude /^\s*#\(include\|tryinclude\|exec\)\>.*/
syntax match asteriskOption /^\s*[^=;[#]\+\ze\s*=/
" Of matches that begin at one place the last wins.
syntax match asteriskStatement /^\s*\(exten\|same\|include\|ignorepat\|switch\|lswitch\|eswitch\|autohints\)\s*=>\?/ nextgroup=asteriskStep
syntax match asteriskStep /\s*[^;]*/ contained contains=asteriskApplication,asteriskLabel,asteriskVariable,asteriskExpression,asteriskString
syntax match asteriskLabel /\<\(n\|s\|[0-9]\+\)\zs([^),]\+)\ze\s*,/ contained
syntax match asteriskApplication /,\s*\zs\h\w*\ze(/ contained
syntax match asteriskString /"[^"$;]*"/ contained
syntax region asteriskVariable start=/\${/ end=/}/ oneline contains=asteriskVariable,asteriskExpression
syntax region asteriskExpression start=/\$\[/ end=/\]/ oneline contains=asteriskVariable,asteriskExpression,asteriskString
syntax match asteriskComment /\\\@<!;.*/
syntax region asteriskBlock start=/;---\@!/ end=/--;/ contains=asteriskBlock

highlight default link asteriskSection Type
highlight default link asteriskInclude PreProc
highlight default link asteriskStatement Statement
highlight default link asteriskLabel Label
highlight default link asteriskApplication Function
highlight default link asteriskOption Identifier
highlight default link asteriskString String
highlight default link asteriskVariable Identifier
highlight default link asteriskExpression Special
highlight default link asteriskComment Comment
highlight default link asteriskBlock Comment

let b:current_syntax = 'asterisk'
