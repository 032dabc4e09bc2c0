"""The wire's own shapes, as msgspec Structs, and what fills them from core's rows."""
