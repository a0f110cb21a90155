;;; hookswitch.el --- dialplans with eglot -*- lexical-binding: t -*-

;; Edits dialplans of Asterisk and Hookswitch: a small mode, and the language server for it.

;;; Code:

(require 'conf-mode)

(defcustom hookswitch-command '("hookswitch" "lsp")
  "The command that starts the language server."
  :type '(repeat string)
  :group 'conf)

(defvar hookswitch-dialplan-keywords
  '(("^[ \t]*\\[\\([^]\n]+\\)\\]" 1 font-lock-type-face)
    ("^[ \t]*\\(#\\(?:include\\|tryinclude\\|exec\\)\\)\\_>" 1 font-lock-preprocessor-face)
    ("^[ \t]*\\(exten\\|same\\|include\\|ignorepat\\)[ \t]*=>?" 1 font-lock-keyword-face)
    (",[ \t]*\\([A-Za-z_]+\\)(" 1 font-lock-function-name-face)
    ("${\\([A-Za-z_0-9]+\\)" 1 font-lock-variable-name-face)))

;;;###autoload
(define-derived-mode hookswitch-dialplan-mode conf-mode "Dialplan"
  "Mode for extensions.conf and what it includes."
  (setq-local comment-start ";")
  (setq-local comment-start-skip ";+[ \t]*")
  (setq-local font-lock-defaults '(hookswitch-dialplan-keywords nil t)))

;;;###autoload
(add-to-list 'auto-mode-alist
             '("\\(?:/extensions[^/]*\\.conf\\|\\.dialplan\\|/extensions\\.d/[^/]*\\.conf\\)\\'"
               . hookswitch-dialplan-mode))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               `((hookswitch-dialplan-mode :language-id "asterisk") . ,hookswitch-command)))

(add-hook 'hookswitch-dialplan-mode-hook #'eglot-ensure)

(provide 'hookswitch)
;;; hookswitch.el ends here
