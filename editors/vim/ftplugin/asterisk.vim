" Editing dialplans: comments, words and folds by section.
if exists('b:did_ftplugin')
  finish
endif
let b:did_ftplugin = 1

setlocal commentstring=;%s
setlocal comments=:;
setlocal iskeyword=@,48-57,_,-
setlocal foldmethod=expr
setlocal foldexpr=getline(v:lnum)=~'^\\s*\\[.*\\]'?'>1':'='
setlocal foldlevel=99

let b:undo_ftplugin = 'setlocal commentstring< comments< iskeyword< foldmethod< foldexpr< foldlevel<'
