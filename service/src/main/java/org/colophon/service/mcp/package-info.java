/// The Model Context Protocol (MCP): what assistants may ask, at `/mcp`. Every tool and resource is
/// a call of an operation of the API, with that operation's rules, messages and gate. No tool
/// changes or publishes anything.
///
/// Start here: [org.colophon.service.mcp.McpEndpoint], [org.colophon.service.mcp.McpTools].
@NullMarked
package org.colophon.service.mcp;

import org.jspecify.annotations.NullMarked;
