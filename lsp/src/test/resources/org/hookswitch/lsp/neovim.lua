-- Opens a dialplan with a mistake, waits for the word about it, mends it, and jumps to a label; prints what happened.
local function say(...)
  io.stdout:write(table.concat({ ... }, ' '), '\n')
end

vim.cmd('filetype plugin on')
vim.cmd('syntax on')
require('hookswitch').setup({ cmd = vim.split(vim.env.HOOKSWITCH_LSP, '\t') })
vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.HOOKSWITCH_FILE))
say('type', vim.bo.filetype)

vim.wait(60000, function() return #vim.diagnostic.get(0) > 0 end, 20)
for _, found in ipairs(vim.diagnostic.get(0)) do
  say('diagnostic', found.lnum + 1, (found.message:gsub('\n', ' | ')))
end

vim.api.nvim_buf_set_text(0, 2, 16, 2, 23, { 'Playback' })
vim.wait(30000, function() return #vim.diagnostic.get(0) == 0 end, 20)
say('mended', #vim.diagnostic.get(0))

vim.api.nvim_win_set_cursor(0, { 4, 17 })
vim.lsp.buf.definition()
vim.wait(30000, function() return vim.api.nvim_win_get_cursor(0)[1] ~= 4 end, 20)
local cursor = vim.api.nvim_win_get_cursor(0)
say('definition', cursor[1], cursor[2], vim.fn.expand('<cword>'))

vim.cmd('qall!')
