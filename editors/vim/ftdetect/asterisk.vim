" Dialplans of Asterisk and Hookswitch.
autocmd BufNewFile,BufRead extensions*.conf,*.dialplan,*/extensions.d/*.conf,*/asterisk/*.conf setlocal filetype=asterisk
