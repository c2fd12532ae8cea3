/**
 * Walks the plugin as an editor and as a reader: node walk.cjs DIR OUT
 *
 * DIR is what run.sh made; OUT takes the screenshots. Ends with an error at the first thing that is not as it should be.
 */
'use strict';

const assert = require( 'node:assert/strict' );
const { out, site, colophon, errors, chromium, read, say, ask, until, php, cron, newPage, signIn, openEditor, accessible, screenshot } = require( './site.cjs' );

const TITLE = 'Neuer Wanderweg führt durch Watt und Salzwiesen';
const TEXTS = [
	'Im Nationalpark Wattenmeer ist ein neuer Wanderweg eröffnet worden. Der Weg führt Naturfreunde über zwölf Kilometer durch Salzwiesen und Dünen, vorbei an Rastplätzen von Zugvögeln.',
	'Wanderer brauchen feste Schuhe und eine Karte; Hunde bleiben an der Leine. Im Frühjahr brüten hier Austernfischer und Seeschwalben. Ranger bieten geführte Wanderungen mit Fernglas an.',
];
const SEGMENT = 'seg-naturfreunde-wanderer';

const answer = ( page, key, what ) => page.locator( `.colophon-sidebar [data-key="${ key }"] .colophon-${ what }` );

async function write( page ) {
	await openEditor( page, '/wp-admin/post-new.php' );
	await page.evaluate( async ( title ) => {   // What a walk left that ended early.
		const left = await wp.apiFetch( { path: `/wp/v2/posts?per_page=100&search=${ encodeURIComponent( title ) }` } );
		await Promise.all( left.map( ( post ) => wp.apiFetch( { path: `/wp/v2/posts/${ post.id }?force=true`, method: 'DELETE' } ) ) );
	}, TITLE );
	await page.locator( '.editor-post-title__input, h1[role=textbox]' ).first().fill( TITLE );
	await page.keyboard.press( 'Enter' );
	for ( const text of TEXTS ) {
		await page.keyboard.type( text );
		await page.keyboard.press( 'Enter' );
	}
	await page.waitForSelector( `.colophon-sidebar [data-key="segment:${ SEGMENT }"]` );
	await page.waitForTimeout( 1000 );
	await page.waitForSelector( '.colophon-sidebar[aria-busy="false"]' );
	say( 'suggestions are there' );
}

async function accept( page ) {
	const subject = page.locator( '.colophon-sidebar [data-key^="subject:"]' ).first();
	const key = await subject.getAttribute( 'data-key' );
	const label = await subject.locator( '.colophon-label' ).innerText();
	await answer( page, key, 'accepted' ).click();
	await answer( page, key, 'revoked' ).waitFor();
	await answer( page, `segment:${ SEGMENT }`, 'accepted' ).click();
	await answer( page, `segment:${ SEGMENT }`, 'revoked' ).waitFor();
	const phrase = page.locator( '.colophon-sidebar [data-key^="keyphrase:"]' ).first();
	const phraseKey = await phrase.getAttribute( 'data-key' );
	const tag = await phrase.locator( '.colophon-label' ).innerText();
	await answer( page, phraseKey, 'accepted' ).click();
	await answer( page, phraseKey, 'revoked' ).waitFor();
	const other = page.locator( '.colophon-sidebar [data-key^="keyphrase:"]' ).nth( 1 );
	const otherKey = await other.getAttribute( 'data-key' );
	await answer( page, otherKey, 'rejected' ).click();
	await answer( page, otherKey, 'revoked' ).waitFor();
	const terms = await page.evaluate( async () => {
		const name = async ( taxonomy, ids ) => ( await Promise.all( ids.map( ( id ) => wp.apiFetch( { path: `/wp/v2/${ taxonomy }/${ id }` } ) ) ) ).map( ( term ) => term.name );
		const editor = wp.data.select( 'core/editor' );
		return {
			categories: await name( 'categories', editor.getEditedPostAttribute( 'categories' ) ),
			tags: await name( 'tags', editor.getEditedPostAttribute( 'tags' ) ),
		};
	} );
	assert.deepEqual( terms.categories, [ label ], 'the accepted subject is the category' );
	assert.deepEqual( terms.tags, [ tag ], 'the accepted keyword is the tag' );
	say( `accepted: category ${ label }, tag ${ tag }` );
	return { key, label, tag };
}

async function publish( page ) {
	await page.locator( '.editor-post-publish-panel__toggle' ).click();
	const verdict = page.locator( '.colophon-before .colophon-verdict' );
	await verdict.waitFor();
	say( `before publishing: ${ ( await verdict.innerText() ).replace( /\n+/g, ' ' ) }` );
	await accessible( page, '.colophon-before' );
	await page.waitForTimeout( 700 );
	await screenshot( page, 'before-publishing' );
	await page.locator( '.editor-post-publish-panel__header .editor-post-publish-button' ).click();
	await page.locator( '.post-publish-panel__postpublish' ).waitFor();
	return page.evaluate( () => wp.data.select( 'core/editor' ).getCurrentPostId() );
}

async function reached( post, accepted ) {
	const id = `wp-${ post }`;
	const item = await until( 'the item reaches Colophon', 10, async () => {
		const found = await ask( `/v1/items/${ id }` );
		return found.status === 200 && found.body;
	} );
	assert.equal( item.item.title, TITLE );
	assert.equal( item.item.lifecycle.state, 'published' );
	const keys = item.accepted.map( ( value ) => `${ value.kind }:${ value.value }` );
	assert.ok( keys.includes( accepted.key ) && keys.includes( `segment:${ SEGMENT }` ), `accepted at Colophon: ${ keys }` );
	say( `published: ${ id }, accepted there: ${ keys.join( ', ' ) }` );
	return id;
}

/** Terms of a post as WordPress stores them. */
async function termsOf( page, post ) {
	const found = await page.evaluate( async ( number ) => {
		const stored = await wp.apiFetch( { path: `/wp/v2/posts/${ number }?context=edit` } );
		if ( Object.keys( stored.meta || {} ).some( ( name ) => name.startsWith( 'colophon_' ) ) ) {
			throw new Error( `what is accepted is for everybody to read: ${ Object.keys( stored.meta ) }` );
		}
		const names = async ( taxonomy, ids ) => Promise.all( ids.map( async ( id ) => ( await wp.apiFetch( { path: `/wp/v2/${ taxonomy }/${ id }` } ) ).name ) );
		return { categories: await names( 'categories', stored.categories ), tags: await names( 'tags', stored.tags ) };
	}, post );
	return { ...found, segments: JSON.parse( php( `echo wp_json_encode( get_post_meta( ${ post }, 'colophon_segments', true ) );` ) ) };
}

/** What was taken back elsewhere goes; what an editor entered stays; doing it twice changes nothing. */
async function writeBack( page, post, id, accepted ) {
	const own = `Lokales ${ post }`;
	await page.evaluate( async ( [ number, name ] ) => {
		const own = await wp.apiFetch( { path: '/wp/v2/tags', method: 'POST', data: { name } } );
		const stored = await wp.apiFetch( { path: `/wp/v2/posts/${ number }` } );
		await wp.apiFetch( { path: `/wp/v2/posts/${ number }`, method: 'POST', data: { tags: [ ...stored.tags, own.id ] } } );
	}, [ post, own ] );
	const [ kind, ...value ] = accepted.key.split( ':' );
	await ask( `/v1/items/${ id }/decisions`, 'POST', { kind, value: value.join( ':' ), answer: 'revoked' } );
	cron();
	const once = await termsOf( page, post );
	assert.ok( ! once.categories.includes( accepted.label ), `the category is gone: ${ once.categories }` );
	assert.deepEqual( [ ...once.tags ].sort(), [ accepted.tag, own ].sort() );
	assert.deepEqual( once.segments, [ SEGMENT ] );
	cron();
	assert.deepEqual( await termsOf( page, post ), once );
	say( 'written back: what was taken back elsewhere is gone, the editor’s own tag stays' );
}

/** An answer about a text that is stored reaches Colophon at once, and is taken back at once. */
async function answerToStored( page, post, id ) {
	await openEditor( page, `/wp-admin/post.php?post=${ post }&action=edit` );
	const related = page.locator( '.colophon-sidebar [data-key^="link:item:"]' ).first();
	await related.waitFor();
	const key = await related.getAttribute( 'data-key' );
	const accepted = async () => ( await ask( `/v1/items/${ id }/accepted` ) ).body.values.some( ( value ) => `${ value.kind }:${ value.value }` === key );
	await answer( page, key, 'accepted' ).click();
	await answer( page, key, 'revoked' ).waitFor();
	assert.ok( await accepted(), `${ key } is accepted at Colophon` );
	assert.equal( await page.locator( '.colophon-waiting' ).count(), 0, 'no answer waits' );
	// On a busy machine Colophon may take longer than a page for readers waits: there is no list then.
	await until( 'a list beside the post', 60, () => page.evaluate( ( number ) => wp.apiFetch( { path: `/wp/v2/block-renderer/colophon/list?context=edit&post_id=${ number }&attributes[kind]=related&attributes[count]=3` } ).then( ( block ) => block.rendered.includes( '<li>' ) ), post ) );
	await answer( page, key, 'revoked' ).click();
	await answer( page, key, 'accepted' ).waitFor();
	assert.ok( ! await accepted(), `${ key } is taken back at Colophon` );
	say( `answered about the stored text: ${ key }, and taken back` );
}

async function listPage( page ) {
	await openEditor( page, '/wp-admin/post-new.php?post_type=page' ).catch( () => {} );
	const { post, pattern } = await page.evaluate( async ( segment ) => {
		const make = async ( type, title, content ) => ( await wp.apiFetch( { path: `/wp/v2/${ type }`, method: 'POST', data: { title, content, status: 'publish' } } ) ).id;
		const list = `<!-- wp:colophon/list {"segment":"${ segment }","count":4,"heading":"Für Naturfreunde"} /-->`;
		const block = await make( 'blocks', 'Empfehlungen', list );
		return { post: await make( 'pages', 'Empfehlungen', list ), pattern: await make( 'pages', 'Aus einem Muster', `<!-- wp:block {"ref":${ block }} /-->` ) };
	}, SEGMENT );
	await page.goto( `${ site }/wp-admin/post.php?post=${ post }&action=edit` );
	await page.waitForSelector( '.wp-block-colophon-list li' );
	await page.locator( '.wp-block[data-type="colophon/list"]' ).click( { position: { x: 5, y: 5 } } );
	await page.waitForTimeout( 500 );
	await page.screenshot( { path: `${ out }/wordpress-list-block.png` } );
	return { post, pattern };
}

async function readersList( browser, { post, pattern } ) {
	const page = await newPage( browser, 1440 );
	const open = async () => {
		await page.goto( `${ site }/?page_id=${ post }` );
		return page.locator( '.wp-block-colophon-list li' ).allInnerTexts();
	};
	const entries = await until( 'the list has entries', 60, async () => {
		const found = await open();
		return found.length > 0 && found;
	} );
	assert.ok( entries.some( ( text ) => text.includes( TITLE ) ), `the list holds the post: ${ entries }` );
	say( `readers’ list: ${ entries.map( ( text ) => text.split( '\n' )[ 0 ] ).join( ' · ' ) }` );
	await accessible( page, '.wp-block-colophon-list' );
	await page.screenshot( { path: `${ out }/wordpress-list.png` } );
	for ( const id of [ post, pattern ] ) {
		const response = await fetch( `${ site }/?page_id=${ id }` );
		assert.equal( response.headers.get( 'cache-control' ), 'no-cache, must-revalidate', 'no cache may keep the page' );
		assert.ok( ( await response.text() ).includes( 'wp-block-colophon-list' ), 'the page has the list' );
	}
	say( 'readers’ list: no cache may keep the page, in a pattern neither' );
	await page.setViewportSize( { width: 360, height: 800 } );
	await page.screenshot( { path: `${ out }/wordpress-list-360.png` } );
	return open;
}

async function holdAndRelease( id, open ) {
	const hold = await ask( '/v1/holds', 'POST', { scope: { items: [ id ] }, reason: 'Rückfrage beim Nationalpark', by: 'test' } );
	assert.equal( hold.status, 201 );
	await until( 'the held post leaves the list', 75, async () => ! ( await open() ).some( ( text ) => text.includes( TITLE ) ) );
	say( 'held: the post has left the list' );
	return hold.body.id;
}

async function sidebarOfHeld( page, post ) {
	await openEditor( page, `/wp-admin/post.php?post=${ post }&action=edit` );
	await page.waitForSelector( '.colophon-sidebar .colophon-verdict.is-block' );
	say( `verdict of the held post: ${ ( await page.locator( '.colophon-sidebar .colophon-verdict' ).innerText() ).replace( /\n+/g, ' ' ) }` );
	await accessible( page, '.colophon-sidebar' );
	await screenshot( page, 'held' );
}

async function trash( page, post, id ) {
	await page.evaluate( ( number ) => wp.apiFetch( { path: `/wp/v2/posts/${ number }`, method: 'DELETE' } ), post );
	assert.equal( ( await ask( `/v1/items/${ id }` ) ).body.item.lifecycle.state, 'withdrawn' );
	await page.goto( `${ site }/wp-admin/edit.php?post_status=trash&post_type=post` );
	await page.locator( `#post-${ post } .untrash a` ).evaluate( ( link ) => link.click() );
	await page.waitForLoadState();
	const state = await until( 'the post is back', 10, async () => {
		const found = ( await ask( `/v1/items/${ id }` ) ).body.item.lifecycle.state;
		return found !== 'withdrawn' && found;
	} );
	assert.equal( state, 'draft', 'WordPress brings a post back as a draft' );
	say( 'trash: withdrawn; out of the trash: draft' );
}

async function schedule( page, post, id ) {
	await page.goto( `${ site }/wp-admin/` );
	await page.goto( `${ site }/wp-admin/post.php?post=${ post }&action=edit` );
	await page.waitForFunction( () => window.wp?.apiFetch && window.wp?.data?.select( 'core/editor' )?.getCurrentPostId() );
	await page.evaluate( ( number ) => wp.apiFetch( { path: `/wp/v2/posts/${ number }`, method: 'POST', data: { status: 'future', date_gmt: '2031-05-01T08:00:00' } } ), post );
	const { lifecycle } = ( await ask( `/v1/items/${ id }` ) ).body.item;
	assert.equal( lifecycle.state, 'scheduled' );
	assert.match( lifecycle.go_live_at, /^2031-05-01T08:00/ );
	say( 'scheduled: Colophon knows when it goes live' );
}

/** Colophon is down: the editor is told, nothing is lost, and all of it arrives once Colophon is back. */
async function outage( page, post, id, open ) {
	const pid = Number( read( 'colophon.pid' ) );
	process.kill( pid, 'SIGSTOP' );
	try {
		await page.evaluate( ( number ) => wp.apiFetch( { path: `/wp/v2/posts/${ number }`, method: 'POST', data: { title: 'Wanderweg: Nachtrag' } } ), post );
		await openEditor( page, `/wp-admin/post.php?post=${ post }&action=edit` );
		await page.waitForSelector( '.colophon-problem' );
		await accessible( page, '.colophon-problem' );
		await page.screenshot( { path: `${ out }/wordpress-down.png` } );
		say( `down: ${ ( await page.locator( '.colophon-problem' ).first().innerText() ).split( '\n' )[ 0 ] }` );
		await until( 'the list is empty without Colophon', 75, async () => ( await open() ).length === 0 );
		say( 'down: readers see no list' );
	} finally {
		process.kill( pid, 'SIGCONT' );
	}
	cron();
	assert.equal( ( await ask( `/v1/items/${ id }` ) ).body.item.title, 'Wanderweg: Nachtrag' );
	say( 'back: what was saved meanwhile has arrived' );
}

async function deleteForGood( page, post, id ) {
	await page.evaluate( ( number ) => wp.apiFetch( { path: `/wp/v2/posts/${ number }?force=true`, method: 'DELETE' } ), post );
	assert.equal( ( await ask( `/v1/items/${ id }` ) ).status, 410 );
	say( 'deleted: Colophon has a tombstone' );
}

async function settings( browser ) {
	const page = await newPage( browser, 1440 );
	await signIn( page, 'admin' );
	await page.goto( `${ site }/wp-admin/options-general.php?page=colophon` );
	assert.equal( await page.locator( '.colophon-connection .dashicons-yes-alt' ).count(), 3 );
	assert.ok( ! ( await page.content() ).includes( read( 'key' ) ), 'the key is not in the page' );
	await page.fill( '#colophon-address', 'http://colophon.example.org' );
	await Promise.all( [ page.waitForNavigation(), page.click( '#submit' ) ] );
	assert.equal( await page.inputValue( '#colophon-address' ), colophon );
	await accessible( page, '.wrap' );
	await page.screenshot( { path: `${ out }/wordpress-settings.png`, fullPage: true } );
	await page.setViewportSize( { width: 360, height: 800 } );
	await page.screenshot( { path: `${ out }/wordpress-settings-360.png`, fullPage: true } );
	assert.equal( await page.evaluate( () => document.documentElement.scrollWidth ), 360 );
	await page.context().close();
	say( 'settings: connected, an unsafe address is refused, the key is not in the page' );
}

async function narrow( browser, post ) {
	const page = await newPage( browser, 360 );
	await signIn( page, 'editor' );
	await openEditor( page, `/wp-admin/post.php?post=${ post }&action=edit` );
	await page.waitForSelector( '.colophon-sidebar .colophon-segment' );
	await page.waitForTimeout( 700 );
	await screenshot( page, 'sidebar-360' );
	await page.context().close();
}

async function main() {
	const browser = await chromium.launch( {
		executablePath: '/usr/bin/chromium',
		args: [ '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync' ],
	} );
	try {
		await settings( browser );
		const page = await newPage( browser, 1440 );
		await signIn( page, 'editor' );
		await write( page );
		const accepted = await accept( page );
		await accessible( page, '.colophon-sidebar' );
		await screenshot( page, 'sidebar' );
		const post = await publish( page );
		const id = await reached( post, accepted );
		await narrow( browser, post );
		await writeBack( page, post, id, accepted );
		await answerToStored( page, post, id );
		const list = await listPage( page );
		const open = await readersList( browser, list );
		const hold = await holdAndRelease( id, open );
		await sidebarOfHeld( page, post );
		await ask( `/v1/holds/${ hold }`, 'DELETE' );
		await trash( page, post, id );
		await schedule( page, post, id );
		await outage( page, post, id, open );
		await deleteForGood( page, post, id );
		assert.deepEqual( errors, [], 'no page reported an error' );
		say( 'everything is as it should be' );
	} finally {
		await browser.close();
	}
}

main().catch( ( problem ) => {
	console.error( problem );
	process.exitCode = 1;
} );
