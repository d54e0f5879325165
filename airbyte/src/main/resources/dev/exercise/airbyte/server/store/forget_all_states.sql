-- Forgets how far every stream of every connection was read.
delete from stream_state
