package org.colophon.service.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import org.colophon.service.api.Description;
import org.colophon.service.api.SchemaName;
import org.colophon.service.api.Text;
import org.jspecify.annotations.Nullable;

/// One JSON-RPC 2.0 message of an assistant: a request, or a notification, which has no id.
@SchemaName("McpMessage")
@Description("A JSON-RPC 2.0 request or notification of the Model Context Protocol.")
record McpMessage(
    @Text(max = 10) @Description("`2.0`.") String jsonrpc,
    @Description("A text or a number; a notification has none.") @Nullable JsonNode id,
    @Text(max = 100) @Description("Such as `tools/call`.") String method,
    @Description("An object.") @Nullable JsonNode params) {}
