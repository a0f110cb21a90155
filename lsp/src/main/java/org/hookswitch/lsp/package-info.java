/** The language server for dialplans, over the Language Server Protocol 3.17. */
package org.hookswitch.lsp;
