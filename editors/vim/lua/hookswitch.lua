-- Starts the language server for dialplans with Neovim's own client (0.7 and later).
local M = {}

-- The folder with the nearest extensions.conf above a file.
local function root_of(file)
  local folder = vim.fn.fnamemodify(file, ':p:h')
  local found = vim.fn.findfile('extensions.conf', vim.fn.fnameescape(folder) .. ';')
  return found ~= '' and vim.fn.fnamemodify(found, ':p:h') or folder
end

local function keys(buffer)
  local function map(key, action)
    vim.keymap.set('n', key, action, { buffer = buffer, silent = true })
  end
  map('gd', vim.lsp.buf.definition)
  map('gr', vim.lsp.buf.references)
  map('K', vim.lsp.buf.hover)
  map('<leader>rn', vim.lsp.buf.rename)
  vim.bo[buffer].omnifunc = 'v:lua.vim.lsp.omnifunc'
end

-- setup { cmd = { 'hookswitch', 'lsp' }, on_attach = function(client, buffer) end }
function M.setup(options)
  options = options or {}
  local clients = {} -- by folder
  local group = vim.api.nvim_create_augroup('hookswitch', { clear = true })
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = 'asterisk',
    callback = function(event)
      local root = root_of(event.file ~= '' and event.file or vim.api.nvim_buf_get_name(event.buf))
      local config = {
        name = 'hookswitch',
        cmd = options.cmd or { 'hookswitch', 'lsp' },
        root_dir = root,
        on_attach = function(client, buffer)
          keys(buffer)
          if options.on_attach then
            options.on_attach(client, buffer)
          end
        end,
      }
      if vim.lsp.start then -- from 0.8 on; finds a client of the same name and folder by itself
        vim.lsp.start(config, { bufnr = event.buf })
        return
      end
      if not clients[root] or not vim.lsp.get_client_by_id(clients[root]) then
        clients[root] = vim.lsp.start_client(config)
      end
      if clients[root] then
        vim.lsp.buf_attach_client(event.buf, clients[root])
      end
    end,
  })
end

return M
