'use strict';

const { workspace } = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

let client;

function activate() {
  const command = workspace.getConfiguration('hookswitch').get('path', 'hookswitch');
  client = new LanguageClient(
    'hookswitch',
    'Hookswitch dialplans',
    { command, args: ['lsp'] },
    {
      documentSelector: [{ scheme: 'file', language: 'asterisk' }],
      synchronize: { fileEvents: workspace.createFileSystemWatcher('**/*.conf') },
    }
  );
  return client.start();
}

function deactivate() {
  return client ? client.stop() : undefined;
}

module.exports = { activate, deactivate };
