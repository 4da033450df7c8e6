/** The MCP server: the one service whose own build says how it runs. */
@NullMarked
package com.acme.mcp;

import org.jspecify.annotations.NullMarked;
