-- Accounts of people who sign in with an OpenID Connect provider: who they are there. Without a
-- provider an account has a password.
ALTER TABLE account ADD COLUMN issuer TEXT;
ALTER TABLE account ADD COLUMN subject TEXT;
